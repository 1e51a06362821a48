/** The inputs of a finding become a scenario's. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { actionOf, canPlay } from "./play-finding.mjs";

for (const [input, action] of /** @type {const} */ ([
  [
    { words: "", click: "Add", nth: 2 },
    { kind: "click", label: "Add", nth: 2, held: false },
  ],
  [
    { words: "", set: "Volume", to: 5 },
    { kind: "set", label: "Volume", value: 5, nth: 1 },
  ],
  [
    { words: "", fill: "Name", to: "Ann" },
    { kind: "fill", label: "Name", value: "Ann", nth: 1 },
  ],
  [
    { words: "", upload: "File", file: "a.txt", content: "a" },
    { kind: "upload", label: "File", file: "a.txt", content: "a" },
  ],
  [{ words: "", reload: true }, { kind: "reload" }],
  [{ words: "Wait" }, null],
])) {
  test(`${JSON.stringify(input)} is ${JSON.stringify(action)}`, () => {
    assert.deepEqual(actionOf(input), action);
  });
}

test("a finding can be played if each input can", () => {
  const finding = { level: "bug", pattern: "", title: "", lines: [], file: "", seen: "", expected: "" };
  const rest = { because: "", edited: null };
  const [click, wait] = [{ words: "", click: "Add" }, { words: "Wait" }];

  assert.ok(canPlay(/** @type {any} */ ({ ...finding, ...rest, inputs: [click] })));
  assert.ok(!canPlay(/** @type {any} */ ({ ...finding, ...rest, inputs: [click, wait] })));
});
