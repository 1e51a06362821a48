import assert from "node:assert/strict";
import { test } from "node:test";
import { judge } from "./judge.mjs";

/** @import { Challenge, Expected, Scenario, Seen, Step } from "../../shared/scenario-types.d.mts" */
/** @import { Observation } from "./judge.mjs" */

/** @param {Partial<Expected>} given @returns {Expected} */
const seen = (given) => ({
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
  words: [],
  ...given,
});

/** @param {Partial<Expected>} broken @param {Partial<Expected>} fixed @param {Partial<Step>} [more] @returns {Step} */
const step = (broken, fixed, more = {}) => ({
  words: "Set Volume to 7",
  action: null,
  meanwhile: null,
  only: null,
  parts: true,
  difference: "",
  broken: seen(broken),
  fixed: seen(fixed),
  ...more,
});

/** @type {Scenario} */
const SCENARIO = {
  start: step({ text: ["Stored: 3"] }, { text: ["Stored: 3"] }),
  inputs: [
    step({ widgets: { Volume: 5 }, text: ["Stored: 5"] }, { widgets: { Volume: 7 }, text: ["Stored: 7"] }),
    step({ text: ["Stored: 9"] }, { text: ["Stored: 9"] }),
  ],
  never: seen({ widgets: { Volume: 0 } }),
  topics: { widgets: ["Volume"], missing: ["Volume"], disabled: [], open: [] },
};

/** @type {Challenge} */
const CHALLENGE = { unsettled: "", also: [[], [], []], lost: "", lines: "", fix: "", wrong_ways: [] };

/** @param {Partial<Seen>} given @param {Partial<Observation>} [more] @returns {Observation} */
const observed = (given, more = {}) => ({
  seen: seen(given),
  trouble: "",
  settled: true,
  why: [],
  ...more,
});

const START = observed({ text: ["Stored: 3"] });
const RIGHT = observed({ widgets: { Volume: 7 }, text: ["Stored: 7"] });
const END = observed({ text: ["Stored: 9"] });

/** @param {Observation} input @param {Partial<Challenge>} [more] */
const judged = (input, more = {}) => judge(SCENARIO, { ...CHALLENGE, ...more }, [START, input, END]);

test("What the fixed app shows passes", () => {
  assert.equal(judged(RIGHT).passed, true);
});

test("The first row that differs fails, with what should be seen and what was", () => {
  const verdict = judged(observed({ widgets: { Volume: 5 }, text: ["Stored: 5"] }));

  assert.deepEqual([verdict.passed, verdict.failed], [false, 1]);
  assert.deepEqual(
    verdict.rows.map((row) => row.outcome),
    ["right", "wrong", "untried"],
  );
  assert.deepEqual(verdict.rows[1]?.actual, ["Volume shows 5", "“Stored: 5”"]);
  assert.deepEqual(verdict.rows[1]?.problems, [
    "shows 5 in Volume, expected 7",
    "shows the text “Stored: 5”, expected “Stored: 7”",
  ]);
});

test("Texts that no scenario speaks of do not matter, nor does the order", () => {
  const more = { widgets: { Volume: 7 }, text: ["Hello", "Stored: 7"], info: ["Loud"] };
  assert.equal(judged(observed(more)).passed, true);
});

test("A line that belongs to another moment does matter", () => {
  const both = observed({ widgets: { Volume: 7 }, text: ["Stored: 5", "Stored: 7"] });
  assert.equal(judged(both).failed, 1);
});

test("An exception fails whatever else is seen, and is told in its own words", () => {
  const verdict = judged(observed({ ...RIGHT.seen, exception: ["ValueError: no"] }));
  assert.deepEqual(verdict.rows[1]?.problems, ["raises ValueError: no"]);
  assert.deepEqual(verdict.rows[1]?.raised, ["ValueError: no"]);
});

test("What must never be seen fails", () => {
  const also = [[], [seen({ widgets: { Volume: 0 }, text: ["Stored: 7"] })], []];
  const verdict = judged(observed({ widgets: { Volume: 0 }, text: ["Stored: 7"] }), { also });
  assert.deepEqual(verdict.rows[1]?.problems, ["Volume shows 0, which must never be"]);
});

test("What another right solution shows passes", () => {
  const other = seen({ text: ["Stored: later"] });
  assert.equal(judged(observed({ text: ["Stored: later"] })).passed, false);
  assert.equal(judged(observed({ text: ["Stored: later"] }), { also: [[], [other], []] }).passed, true);
});

test("Streamlit's own complaint is no line of the app's", () => {
  const complains = { ...RIGHT.seen, warning: ["Calling st.rerun() within a callback is a no-op."] };
  assert.equal(judged(observed(complains)).failed, 1);
});

test("An app that is not settled fails, unless the fixed one is not either", () => {
  const lagging = { ...RIGHT, settled: false, why: ["the slider would be replaced by a new one"] };
  const verdict = judged(lagging);

  assert.deepEqual([verdict.passed, verdict.failed, verdict.unsettled], [false, 1, 1]);
  assert.equal(verdict.rows[1]?.outcome, "unsettled");
  assert.deepEqual(verdict.rows[1]?.problems, ["the slider would be replaced by a new one"]);
  assert.equal(judged(lagging, { unsettled: "A message belongs to one run." }).passed, true);
  assert.equal(judged({ ...RIGHT, settled: null }).passed, true);
});

test("What a reader sees to be wrong is told before what was not settled", () => {
  const lagging = { ...START, settled: false, why: ["something"] };
  const verdict = judge(SCENARIO, CHALLENGE, [lagging, observed({ text: ["Stored: 5"] })]);
  assert.deepEqual([verdict.failed, verdict.unsettled], [1, 0]);
});

test("An input that cannot be made fails with its reason, and an app that ends early does not pass", () => {
  const verdict = judge(SCENARIO, CHALLENGE, [
    START,
    { ...START, seen: null, trouble: "There is no Volume." },
  ]);
  assert.deepEqual([verdict.failed, verdict.rows[1]?.trouble], [1, "There is no Volume."]);
  assert.equal(judge(SCENARIO, CHALLENGE, [START, RIGHT]).passed, false);
});

test("An input that only the broken app needs is left out", () => {
  const scenario = { ...SCENARIO, inputs: [step({}, {}, { only: "broken" })] };
  const verdict = judge(scenario, CHALLENGE, [START]);
  assert.deepEqual([verdict.passed, verdict.rows[1]?.outcome], [true, "left out"]);
});
