/** Whatever an app sends, the page stays as it is: no error, no markup, no wait without end. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tried } from "../../../../testing/fuzzing.mjs";
import { parseFragment } from "parse5";
import { align } from "./align.mjs";
import { ranCode } from "./app-code.mjs";
import { checkedRecord } from "./checked-record.mjs";
import { checksum } from "./checksum.mjs";
import { sideHtml, stateHtml, termsHtml } from "./html.mjs";
import { litLines } from "./lit-lines.mjs";
import { LiveApps } from "./live-apps.mjs";
import { isNumbered } from "./names.mjs";
import { narrate } from "./narrate.mjs";
import { titleWords } from "./phrases.mjs";
import { run as runShape } from "./record-shape.mjs";

/** @import { DefaultTreeAdapterTypes as Tree } from "parse5" */
/** @import { Arbitrary } from "fast-check" */
/** @import { AppCode } from "../../shared/frame-messages.d.mts" */
/** @import { Run } from "./types.mjs" */

const HOSTILE = [
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "</p></div><script>alert(1)</script>",
  "<style>*{display:none}",
  "<!--",
  "<p id=evil onclick=alert(1)>",
  "&lt;a href=javascript:alert(1)&gt;<a href=javascript:alert(1)>x</a>",
  "' onfocus='alert(1)",
  "__proto__",
  "constructor",
  "toString",
  "FormSubmitter:x",
  "pages/<b onclick=1>.py",
  "\0\u2028\u202e𝒳\ud800",
  "",
];

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 20 }));

/** Some lines of the code that the app runs, so that it looks like Python. */
const line = fc.oneof(
  text,
  fc.constantFrom(
    "if st.button('<b id=x>'):",
    "    st.write('<img onerror=1>')",
    "@st.cache_data",
    "def f(): #<i>",
  ),
);

/**
 * Makes what a shape declares.
 * @param {any} says
 * @returns {Arbitrary<any>}
 */
function made(says) {
  if (says === "text") {
    return text;
  }
  if (says === "text or null") {
    return fc.option(text);
  }
  if (says === "number") {
    return fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 1_000_000 }));
  }
  if (says.oneOf) {
    return fc.constantFrom(...says.oneOf);
  }
  if (says.list) {
    return fc.array(made(says.list), { maxLength: 4 });
  }
  if (says.parts) {
    return fc.tuple(...says.parts.map(made));
  }
  if (says.table) {
    return fc.dictionary(text, made(says.table), { maxKeys: 4 });
  }
  const all = { ...says.required, ...says.optional };
  return fc.record(Object.fromEntries(Object.entries(all).map(([name, of]) => [name, made(of)])), {
    requiredKeys: Object.keys(says.required),
  });
}

const madeRun = made(runShape.says);

/** Whatever a message can carry: no functions, but maps, dates, holes, numbers that are none. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withNullPrototype: true,
});

/** What the templates of the X-ray are made of. */
const ELEMENTS = new Map(
  /** @type {[string, RegExp][]} */ ([
    ["div", /^(class=xray__(side|end)|data-side=own)$/],
    ["p", /^(class=xray__(state|note|verdict|unlike)|data-notable=)$/],
    ["ol", /^$/],
    ["li", /^$/],
    ["b", /^$/],
    ["i", /^$/],
    ["em", /^$/],
    ["br", /^$/],
    ["code", /^$/],
    ["span", /^$/],
  ]),
);

/** @param {string} html */
function assertOwnMarkup(html) {
  const visit = (/** @type {Tree.ChildNode} */ node) => {
    if (!("tagName" in node)) {
      assert.equal(node.nodeName, "#text", html);
      return;
    }
    const attributes = ELEMENTS.get(node.tagName);
    assert.ok(attributes, `<${node.tagName}> in\n${html}`);
    for (const { name, value } of node.attrs) {
      assert.match(`${name}=${value}`, attributes, html);
    }
    node.childNodes.forEach(visit);
  };
  parseFragment(html).childNodes.forEach(visit);
}

/**
 * Does with records all that the page does, but for putting it into the page.
 * @param {unknown[]} records
 * @param {string[]} lines
 */
function show(records, lines) {
  const apps = new LiveApps(["own"]);
  const code = codeOf(lines);
  const tell = (/** @type {string} */ what, /** @type {object} */ detail) =>
    apps.take(new CustomEvent(`xray-${what}`, { detail: { variant: "own", code, ...detail } }));
  tell("start", {});
  for (const record of records) {
    const checked = checkedRecord(record);
    if ("refused" in checked) {
      tell("refused", { words: checked.refused });
    } else if ("runs" in checked) {
      checked.runs.forEach((run) => tell("run", { run }));
    } else {
      tell("verdict", checked.verdict);
    }
  }
  const [app] = apps.all;
  assert.ok(app);
  const own = { lines: [], own: [1], ownWords: "" };
  const ran = { ...ranCode(app, own), own: [1, 2] };
  const html = [termsHtml(isNumbered([app.moments]))];
  const words = [apps.headline];
  for (const [index, narration] of (narrate(apps.all).own ?? []).entries()) {
    words.push(titleWords(index, narration.words));
    html.push(sideHtml("own", "", [app.refused], narration, ran));
    html.push(stateHtml("Session state now:", narration.before, narration.entries[0]?.changes));
    align([{ side: "own", entries: narration.entries, lines: ran.lines }]);
    for (const numbers of litLines(narration.entries, 1, narration.entries[1]).values()) {
      assert.ok([...numbers.keys()].every(Number.isInteger));
    }
  }
  words.forEach((one) => assert.equal(typeof one, "string"));
  html.forEach(assertOwnMarkup);
  return { html: html.join(""), words: words.join(" ") };
}

/**
 * @param {string[]} lines
 * @returns {AppCode}
 */
const codeOf = (lines) => ({ entrypoint: "app.py", files: { "app.py": lines.join("\n") }, trust: "typed" });

/**
 * @param {string[]} lines
 * @param {Partial<Run>} [more]
 * @returns {Run}
 */
const runOf = (lines, more = {}) => ({
  trigger: "start",
  scope: "script",
  before: {},
  sources: { "": checksum(lines.join("\n")) },
  end: "finished",
  after: {},
  ...more,
});

test("the pictures that the fuzzing draws are seen at all", () => {
  const lines = ["<b id=x>", "second"];
  const steps = [{ line: 1, names: /** @type {[string, string][]} */ ([["<i>", "<img>"]]) }];
  const { html } = show([{ runs: [runOf(lines, { steps })] }], lines);

  assert.match(html, /Line 1/);
  assert.match(html, /&lt;b id=x&gt;/);
  assert.match(html, /Sets &lt;i&gt; to &lt;img&gt;\./);
  assert.throws(() => assertOwnMarkup("<p onclick=x>"));
  assert.throws(() => assertOwnMarkup("<!-- -->"));
  assert.throws(() => assertOwnMarkup("<img>"));
});

test("texts of a record are never markup, whatever they are", () => {
  const records = fc.array(
    fc.oneof(
      fc.record({ runs: fc.array(madeRun, { maxLength: 3 }) }),
      fc.record({
        verdict: fc.record({ settled: fc.constant(false), why: fc.array(text, { minLength: 1 }) }),
      }),
    ),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(records, fc.array(line, { minLength: 1, maxLength: 12 }), (told, lines) => {
      const sources = { "": checksum(lines.join("\n")) };
      const known = told.map((one) =>
        "runs" in one ? { runs: one.runs.map((run) => ({ ...run, sources })) } : one,
      );
      show(known, lines);
    }),
    tried(150),
  );
});

test("nothing that an app can send makes an error", () => {
  fc.assert(
    fc.property(anything, (record) => {
      show([record, { runs: record }, { runs: [record] }, { verdict: record }], [""]);
    }),
    tried(150),
  );
});

test("a record with one part that is something else is taken or refused, and makes no error", () => {
  fc.assert(
    fc.property(madeRun, anything, fc.nat(), (run, other, at) => {
      const copy = structuredClone(run);
      /** @type {[any, string][]} */
      const places = [];
      const visit = (/** @type {any} */ value) => {
        for (const name of typeof value === "object" && value ? Object.keys(value) : []) {
          places.push([value, name]);
          visit(value[name]);
        }
      };
      visit(copy);
      const [holder, name] = /** @type {[any, string]} */ (places[at % places.length]);
      holder[name] = other;
      show([{ runs: [copy] }], [""]);
    }),
    tried(150),
  );
});

const START = runOf([""]);

for (const [what, record] of /** @type {[string, unknown][]} */ ([
  ["nothing", undefined],
  ["a text", "runs"],
  ["an empty object", {}],
  ["no list", { runs: {} }],
  ["holes", { runs: new Array(3) }],
  ["another trigger", { runs: [{ ...START, trigger: "toString" }] }],
  ["half a line", { runs: [{ ...START, steps: [{ line: 1.5 }] }] }],
  ["line 0", { runs: [{ ...START, steps: [{ line: 0 }] }] }],
  ["a text for a line", { runs: [{ ...START, steps: [{ line: "1<b>" }] }] }],
  ["a list for a state", { runs: [{ ...START, before: [] }] }],
  ["a number for a value", { runs: [{ ...START, before: { a: 1 } }] }],
  ["an inherited field", { runs: [Object.create(START)] }],
  ["a verdict without a reason", { verdict: { settled: false, why: [] } }],
  ["a verdict that contradicts itself", { verdict: { settled: true, why: ["a"] } }],
])) {
  test(`what is no record is refused with a sentence: ${what}`, () => {
    const checked = checkedRecord(record);
    assert.ok("refused" in checked);
    assert.match(checked.refused, /no record of a run\. Restart/);
  });
}

const STEP = { line: 1 };
const WIDE = new Array(20).fill(["a".repeat(200), "b".repeat(200)]);
const DEEP = { line: 1, widgets: new Array(300).fill({ kind: "a", label: "b", identity: 1 }) };

for (const [what, record] of /** @type {[string, unknown][]} */ ([
  ["runs", { runs: new Array(21).fill(START) }],
  ["very many runs, of which none is looked at", { runs: new Array(2 ** 32 - 1) }],
  ["steps", { runs: [{ ...START, steps: new Array(301).fill(STEP) }] }],
  [
    "steps of callbacks",
    {
      runs: [{ ...START, callbacks: new Array(2).fill({ name: "a", steps: new Array(200).fill(STEP) }) }],
    },
  ],
  [
    "names in session state",
    {
      runs: [{ ...START, after: Object.fromEntries(Array.from({ length: 301 }, (_, index) => [index, ""])) }],
    },
  ],
  ["characters altogether", { runs: [{ ...START, steps: new Array(100).fill({ line: 1, names: WIDE }) }] }],
  ["values altogether", { runs: [{ ...START, steps: new Array(100).fill(DEEP) }] }],
])) {
  test(`too much is refused with a sentence: ${what}`, () => {
    const checked = checkedRecord(record);
    assert.ok("refused" in checked);
    assert.match(checked.refused, /more than X-ray can take in\. Restart/);
  });
}

test("a good record comes through as it is, without what is not declared", () => {
  const run = runOf(["a"], { steps: [{ line: 1, names: [["a", "1"]] }], after: { a: "1" } });

  assert.deepEqual(structuredClone(checkedRecord({ runs: [{ ...run, html: "<b>" }], more: 1 })), {
    runs: [run],
  });
  assert.deepEqual(checkedRecord({ verdict: { settled: true, why: [] } }), {
    verdict: { settled: true, why: [] },
  });
});

test("long texts are cut", () => {
  const long = "x".repeat(100_000);
  const checked = checkedRecord({ runs: [{ ...START, after: { [long]: long } }] });

  assert.ok("runs" in checked);
  const [[name, value] = ["", ""]] = Object.entries(checked.runs[0]?.after ?? {});
  assert.deepEqual([name.length, value.length, value.at(-1)], [300, 300, "…"]);
});

test("names that every object has are names like others", () => {
  const before = JSON.parse('{"__proto__": "1", "constructor": "2"}');
  const { html } = show([{ runs: [{ ...START, before, after: { toString: "3" } }] }], [""]);

  assert.match(html, /__proto__ = 1/);
  assert.match(html, /constructor is gone \(was 2\)/);
  assert.match(html, /toString = 3 \(new\)/);
  assert.doesNotMatch(html, /native code/);
});

test("after what was refused, nothing is shown of an app until it starts anew", () => {
  const { words, html } = show([{ runs: [START] }, { runs: 1 }, { runs: [START, START] }], [""]);

  assert.match(words, /^X-ray shows no more of this app’s runs/);
  assert.equal(html.split("<ol>").length - 1, 1);
});
