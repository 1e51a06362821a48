/** Whatever an isolated app sends, the page gets a message of the declared shape, or none. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tried } from "../../../../testing/fuzzing.mjs";
import { differences } from "../player/compare.mjs";
import { checkedMessage } from "./checked-message.mjs";
import { checkedNews } from "./checked-news.mjs";

/** @import { Seen } from "../../shared/scenario-types.d.mts" */

const TYPES = ["hello", "state", "height", "retry", "answer", "xray", "runtime", "blocked", "used", "rest"];
const NAMES = ["type", "state", "content", "id", "answer", "seen", "widgets", "text", "now", "line", "file"];

/** @type {Seen} */
const NOTHING = {
  widgets: {},
  text: [],
  error: [],
  warning: [],
  info: [],
  success: [],
  exception: [],
  missing: [],
  disabled: [],
  open: [],
};

test("what the site's own frames say comes through as it is", () => {
  const seen = { ...NOTHING, widgets: { Volume: 5, Names: ["a", "b"], On: true }, text: ["Stored: 5"] };
  for (const message of [
    { type: "hello", release: "a /b/" },
    { type: "state", state: "running" },
    { type: "height", content: 200, floating: 0 },
    { type: "answer", id: 3, answer: { seen } },
    { type: "answer", id: 4, answer: { trouble: "it is gone." } },
    { type: "answer", id: 5, answer: {} },
    { type: "runtime", now: { seconds: 4, file: "app.py", line: 7 } },
    { type: "runtime", now: null },
    { type: "xray", record: { runs: [] } },
    { type: "loaded" },
  ]) {
    assert.deepEqual(checkedMessage(message), message);
  }
});

test("what is no message is none", () => {
  for (const data of [
    null,
    undefined,
    1,
    "state",
    [],
    {},
    { type: "state" },
    { type: "state", state: "x" },
  ]) {
    assert.equal(checkedMessage(data), null);
  }
});

/** @type {{value: fc.Arbitrary<unknown>}} */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, undefined, NaN, Infinity, -1, "running", "<b>", "__proto__"),
    fc.anything(),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie("value"), { maxKeys: 6 }),
    fc.array(tie("value"), { maxLength: 4 }),
  ),
}));

test("nothing throws, and what is compared with a scenario can be", () => {
  const message = fc
    .tuple(fc.constantFrom(...TYPES), fc.dictionary(fc.constantFrom(...NAMES), value))
    .map(([type, fields]) => ({ ...fields, type }));
  fc.assert(
    fc.property(fc.oneof(message, value), (data) => {
      const checked = checkedMessage(data);
      if (checked?.type === "height") {
        assert.ok(Number.isFinite(checked.content) && Number.isFinite(checked.floating));
      }
      if (checked?.type === "answer" && checked.answer.seen) {
        assert.ok(differences(NOTHING, checked.answer.seen).every((words) => typeof words === "string"));
      }
    }),
    tried(500),
  );
});

test("a text is cut that no reader would read", () => {
  const checked = checkedMessage({ type: "answer", id: 1, answer: { trouble: "x".repeat(1_000_000) } });

  assert.ok(checked?.type === "answer" && (checked.answer.trouble ?? "").length < 10_000);
});

test("whatever an examination sends, it is of the declared shape, and bounded", () => {
  const names = [
    "what",
    "finding",
    "findings",
    "inputs",
    "lines",
    "edited",
    "unreached",
    "to",
    "click",
    "nth",
    "why",
  ];
  const whats = fc.constantFrom("tries", "finding", "end", "trouble", "x");
  /** @type {{news: fc.Arbitrary<unknown>}} */
  const { news } = fc.letrec((tie) => ({
    news: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, undefined, NaN, -1, "<b>", "__proto__", "x".repeat(6000)),
      fc.anything(),
      fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), tie("news"), { maxKeys: 6 }),
      fc.array(tie("news"), { maxLength: 4 }),
    ),
  }));
  const sent = fc
    .tuple(whats, fc.dictionary(fc.constantFrom(...names), news))
    .map(([what, fields]) => ({ ...fields, what }));
  fc.assert(
    fc.property(sent, (data) => {
      const checked = checkedNews(data);
      assert.ok(["tries", "finding", "end", "trouble"].includes(checked.what));
      const findings =
        checked.what === "end" ? checked.findings : checked.what === "finding" ? [checked.finding] : [];
      for (const { level, title, lines, inputs, edited } of findings) {
        assert.ok(["bug", "advice"].includes(level) && title.length <= 5000);
        assert.ok(lines.every((line) => line > 0) && (edited === null || typeof edited === "string"));
        assert.ok(inputs.every(({ words, nth = 1 }) => typeof words === "string" && nth > 0));
      }
      structuredClone(checked);
    }),
    tried(300),
  );
});
