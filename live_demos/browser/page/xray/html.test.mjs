/** What a reader gets to read of a recorded X-ray. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { panelHtml } from "./html.mjs";

/** @import { Code, Moment, Run } from "./types.mjs" */

const SOURCE = `import streamlit as st

if "volume" not in st.session_state:
    st.session_state.volume = 3

st.session_state.volume = st.slider(
    "Volume",
    0,
    10,
    value=st.session_state.volume,
)

st.write(
    f"Stored: {st.session_state.volume}"
)
`;

const SLIDER = { kind: "slider", label: "Volume", identity: 1 };
const CONFIRM = { kind: "button", label: "Confirm", identity: 1 };

/** @type {Moment} */
const START = {
  words: "Start",
  runs: [
    {
      trigger: "start",
      scope: "script",
      before: {},
      steps: [
        { line: 1 },
        { line: 3 },
        { line: 4, state: [["volume", null, "3"]] },
        { line: 6, last: 11, widgets: [{ ...SLIDER, value: "3", new: true }] },
      ],
      end: "finished",
      after: { volume: "3" },
    },
  ],
  settled: false,
  why: ["the slider “Volume” would be replaced by a new one"],
};

/** @type {Run} */
const LOSING = {
  trigger: "input",
  scope: "script",
  before: { volume: "5" },
  inputs: [{ widget: SLIDER, was: "5", is: "7", undrawn: true }],
  steps: [
    {
      line: 6,
      last: 11,
      widgets: [{ ...SLIDER, identity: 2, value: "5", new: true, differs: [["value", "3", "5"]] }],
    },
    { line: 13, last: 15, drawn: [["text", "Stored: 5"]] },
  ],
  end: "finished",
  after: { volume: "5" },
  forgotten: [{ ...SLIDER, value: "5" }],
};

/** @type {Moment} */
const LOST = { words: "Set Volume to 7", runs: [LOSING], settled: true };

/**
 * @param {string} text
 * @param {number[]} [own]
 */
const codeOf = (text, own = []) => ({ lines: text.split("\n"), own });

/**
 * @param {Moment[]} broken
 * @param {Moment[]} [fixed] the same, if nothing else is said
 * @param {Pick<Code, "lines" | "own">} [code] of both
 */
function panel(broken, fixed = broken, code = codeOf(SOURCE)) {
  return panelHtml("value-from-state", { version: 1, broken, fixed }, { broken: code, fixed: code });
}

/**
 * Makes a moment with one run, of which only what matters is said.
 * @param {Partial<Run>} run
 * @returns {Moment}
 */
function moment(run = {}) {
  return {
    words: "Start",
    runs: [{ trigger: "start", scope: "script", before: {}, end: "finished", after: {}, ...run }],
  };
}

/** @param {string} html */
function read(html) {
  return html
    .replace(/<[^/][^>]*>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * @param {string} text
 * @param {string} part
 */
function includes(text, part) {
  assert.ok(text.includes(part), `${part}\n\nis not in\n\n${text}`);
}

/**
 * @param {string} text
 * @param {string[]} parts
 */
function inThisOrder(text, ...parts) {
  parts.forEach((part) => includes(text, part));
  const places = parts.map((part) => text.indexOf(part));
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
    text,
  );
}

test("why the second input is lost can be read", () => {
  const text = read(panel([START, LOST]));

  for (const sentence of [
    "Sends 7 for the slider “Volume” no. 1. It was 5.",
    "Called with value=5; in the run before, with value=3.",
    "To Streamlit, this makes it another slider “Volume”, no. 2 in the place of no. 1. It starts at 5.",
    "It starts at 5. The 7 was sent to no. 1.",
    "No line has drawn the slider “Volume” no. 1 in this run, so no line gets the 7 sent to it.",
    "Streamlit forgets the slider “Volume” no. 1, and what was sent to it.",
    "The page now shows the slider “Volume” no. 2 at 5 and “Stored: 5”.",
    "Lost: the 7 sent for the slider “Volume”. One more rerun would not bring back what was lost.",
  ]) {
    includes(text, sentence);
  }
});

test("a call over several lines is shown with its arguments", () => {
  const call = 'st.slider("Volume", 0, 10, value=st.session_state.volume)';

  includes(read(panel([START])), `Line 6 st.session_state.volume = ${call}`);
});

test("the words of the panel are explained in it", () => {
  const text = read(panel([START]));

  includes(text, "A rerun runs the script once more");
  includes(text, "settled when one more rerun would change nothing");
});

test("a widget has a number only where there is another one, and numbers are explained", () => {
  assert.ok(!panel([START]).includes("no. 1"));
  const text = read(panel([START, LOST]));
  includes(text, "slider “Volume” no. 1");
  includes(text, "what is sent to no. 1 does not reach no. 2");
});

test("a lost click is called a click", () => {
  /** @type {Run} */
  const run = {
    ...LOSING,
    inputs: [{ widget: CONFIRM, was: "False", is: "True", undrawn: true }],
    steps: [],
    forgotten: [],
  };
  const text = read(panel([START, { words: "Click Confirm", runs: [run], settled: true }]));

  includes(text, "Sends the click on the button “Confirm”.");
  includes(text, "so no line gets the click on it.");
  includes(text, "Lost: the click on the button “Confirm”.");
});

test("why a value is in session state before the script can be read", () => {
  const widget = { ...SLIDER, key: "volume" };
  const run = moment({
    trigger: "input",
    inputs: [{ widget, was: "5", is: "7" }],
    arrived: [["volume", "5", "7"]],
  });

  includes(read(panel([run])), "The slider has a key, so this goes into session state before any line");
});

test("where the apps show different pages, the broken one says what the other shows", () => {
  const kept = moment({ steps: [{ line: 13, drawn: [["text", "Stored: 7"]] }] });
  const stale = moment({ steps: [{ line: 13, drawn: [["text", "Stored: 5"]] }] });
  const text = read(panel([{ ...stale, settled: true }], [{ ...kept, settled: true }]));

  inThisOrder(
    text,
    "The page now shows “Stored: 5”. The fixed app shows “Stored: 7”. One more rerun would not change what the page shows.",
    "The page now shows “Stored: 7”. Settled: one more rerun would change nothing.",
  );
});

test("a fragment draws a part of the page, so that pages are not compared", () => {
  const whole = moment({ steps: [{ line: 13, drawn: [["text", "Stored: 7"]] }] });
  const part = moment({ scope: "fragment", steps: [] });

  assert.ok(!read(panel([part], [whole])).includes("The fixed app"));
});

const BRANCHES = `import streamlit as st

if st.button("Start"):
    st.button("Confirm")

    st.write("Sure?")

st.write("Orders")
`;

/** @type {[Run["steps"], string][]} */
const WAYS = [
  [[{ line: 3 }, { line: 4, drawn: [["text", "Confirm"]] }], "The condition holds."],
  [[{ line: 3 }, { line: 8, drawn: [["text", "Orders"]] }], "Lines 4–6 are skipped."],
  [[{ line: 3 }], "Lines 4–6 are skipped."],
];

for (const [steps, sentence] of WAYS) {
  test(`the way that a script takes is said: ${JSON.stringify(steps)}`, () => {
    includes(read(panel([moment({ steps })], [], codeOf(BRANCHES))), sentence);
  });
}

test("at the next turn of a loop it is not known which way the script took", () => {
  const code = codeOf("for n in (1, 2):\n    if st.button(n):\n        break\n");
  const run = moment({ steps: [{ line: 2 }, { line: 1, names: [["n", "2"]] }] });

  assert.ok(!read(panel([run], [], code)).includes("skipped"));
});

test("why a button is no longer True is said", () => {
  const pressed = { ...CONFIRM, value: "True" };
  const runs = ["True", "False"].map((value) =>
    moment({ steps: [{ line: 3, widgets: [{ ...pressed, value }] }] }),
  );
  const text = read(panel(runs, []));

  includes(text, "returns False: a button returns True only in the run that its click has started.");
});

test("a cached function that does not run is named", () => {
  const code = codeOf("@st.cache_data\ndef load():\n    return 1\n\nst.write(load())\n");
  const called = { line: 5, drawn: /** @type {[string, string][]} */ ([["text", "1"]]) };
  const miss = moment({ steps: [called, { line: 3, in: "load", depth: 1 }] });
  const hit = moment({ steps: [called] });

  assert.ok(!read(panel([miss], [], code)).includes("No line of"));
  includes(read(panel([hit], [], code)), "No line of load() runs: @st.cache_data has its result.");
});

test("a condition that raises has no way", () => {
  const run = moment({ end: "error", steps: [{ line: 3, raised: "KeyError" }] });

  assert.ok(!read(panel([run], [], codeOf(BRANCHES))).includes("skipped"));
});

test("lines of the fix are shown and marked, also where nothing happens", () => {
  const text = read(panel([moment({ steps: [{ line: 3 }, { line: 8 }] })], [], codeOf(BRANCHES, [3])));

  includes(text, 'Line 3, not in the fixed app’s code if st.button("Start"): Lines 4–6 are skipped.');
});

test("lines of the fix are named where they are skipped: there they do not run, and matter", () => {
  const run = moment({ steps: [{ line: 3 }, { line: 8, drawn: [["text", "Orders"]] }] });

  includes(
    read(panel([run], [], codeOf(BRANCHES, [4, 6]))),
    "Lines 4–6 are skipped, among them lines 4 and 6, not in the fixed app’s code.",
  );
  includes(
    read(panel([run], [], codeOf(BRANCHES, [6, 8]))),
    "among them line 6, not in the fixed app’s code.",
  );
  // It is one of them itself, and says so.
  assert.ok(!read(panel([run], [], codeOf(BRANCHES, [3, 4]))).includes("among them"));
});

test("lines of the fix that only import or define something are no news", () => {
  const text = read(panel([moment({ steps: [{ line: 1 }, { line: 8 }] })], [], codeOf(BRANCHES, [1])));

  includes(text, "Lines 1, 8 run.");
});

test("a statement that is too long for one line is shown whole", () => {
  const code = codeOf(`    st.slider(\n        "A",  # one\n        key="a",\n    )\n`);
  const html = panel([moment({ steps: [{ line: 1, last: 4 }] })], [], code);

  includes(html, "st.slider(\n    &quot;A&quot;,  # one\n    key=&quot;a&quot;,\n)</code>");
});

test("lines where nothing happens are one, and those that did not run are left out", () => {
  const steps = [{ line: 1 }, { line: 3 }, { line: 6, last: 11 }];

  includes(read(panel([moment({ steps })])), "Lines 1–3, 6–11 run.");
});

test("callbacks come before the script", () => {
  /** @type {Run["callbacks"]} */
  const callbacks = [{ name: "save", of: "Save", steps: [{ line: 4, names: [["x", "1"]] }] }];
  const text = read(panel([moment({ callbacks, steps: [{ line: 1 }] })]));

  includes(text, "The callback of “Save” runs first, before the script.");
  inThisOrder(text, "Callback save", "Sets x to 1.", "Script Line 1");
});

test("what a call returns comes after the lines of the function", () => {
  /** @type {Run["steps"]} */
  const steps = [
    { line: 4, names: [["unit", "'g'"]], state: [["unit", null, "'g'"]] },
    { line: 2, in: "choose", depth: 1, drawn: [["text", "Choose"]] },
    { line: 6, names: [["x", "1"]] },
  ];
  const text = read(panel([moment({ steps, after: { unit: "'g'" } })]));

  inThisOrder(text, "Calls choose().", "Draws “Choose”.", "Sets unit to 'g'.", "Sets x to 1.");
});

test("changes of session state are marked and said where they happen", () => {
  /** @type {Run["steps"]} */
  const steps = [
    {
      line: 4,
      state: [
        ["volume", "3", "5"],
        ["old", "1", null],
      ],
    },
  ];
  const before = { volume: "3", old: "1" };
  const html = panel([moment({ before, steps, after: { volume: "5" } })]);

  // At the line, and in what is left in the end; in both apps.
  assert.equal(html.split("<em>volume: 3 → 5</em>").length - 1, 4);
  assert.equal(html.split("<em>old is gone (was 1)</em>").length - 1, 4);
});

for (const [end, raised, sentence] of /** @type {const} */ ([
  ["rerun", "RerunException", "st.rerun() ends this run here."],
  ["stopped", "StopException", "st.stop() ends this run here."],
  ["error", "KeyError", "Raises KeyError."],
])) {
  test(`${raised}, which ends a run early, is said`, () => {
    includes(read(panel([moment({ end, steps: [{ line: 4, raised }] })])), sentence);
  });
}

/** @type {[Moment, string][]} */
const NOT_RECORDED = [
  [{ impossible: true }, "This app does not take this input."],
  [
    { untold: "The recording has no mouse." },
    "Not recorded: The recording has no mouse. Run the app here, and its inputs",
  ],
  [{ input: "fill", runs: [] }, "No script run: the browser keeps"],
  [{ input: "click", runs: [] }, "No script run: nothing was sent."],
];

for (const [what, sentence] of NOT_RECORDED) {
  test(`what was not recorded says why: ${JSON.stringify(what)}`, () => {
    includes(read(panel([START, { words: "Click Save", ...what }])), sentence);
  });
}

test("an input is known by its kind, whatever its words are", () => {
  const words = "In the form, set A to b";

  includes(read(panel([START, { words, input: "type", runs: [] }])), "nothing was sent.");
});

test("values are text and no HTML", () => {
  const evil = "'<script>alert(1)</script> & \"'";
  const run = moment({
    steps: [{ line: 4, names: [["x", evil]], drawn: [["text", evil]] }],
    after: { [evil]: evil },
  });
  const html = panel([run, { ...run, words: evil, untold: evil }]);

  assert.ok(!html.includes("<script"));
  assert.ok(read(html).split("<script>alert(1)</script> & \"'").length - 1 > 4);
});

test("code is text and no HTML", () => {
  const trace = {
    version: 1,
    broken: [moment({ steps: [{ line: 1, names: [["a", "1"]] }] })],
    fixed: [moment()],
  };
  const html = panelHtml("any", trace, { broken: codeOf("a = '<b>&'\n"), fixed: codeOf("") });

  includes(html, "a = '&lt;b&gt;&amp;'");
});

test("a panel is small", () => {
  assert.ok(gzipSync(panel([START, ...new Array(6).fill(LOST)])).length < 2500);
});
