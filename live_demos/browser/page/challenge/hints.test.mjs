import assert from "node:assert/strict";
import { test } from "node:test";
import { hintsOf } from "./hints.mjs";

/** @type {any} */
const SCENARIO = {
  start: { parts: false, words: "Start", difference: "" },
  inputs: [
    { parts: false, words: "Set Volume to 5", difference: "" },
    { parts: true, words: "Set Volume to 7", difference: "The 7 is lost." },
  ],
};
/** @type {any} */
const NOTHING = { lost: "", lines: "", fix: "" };

test("The first hint says at which input something is lost", () => {
  assert.deepEqual(hintsOf(SCENARIO, { ...NOTHING, fix: "Give it a key." }, ["    value=x,"]), [
    "At input 2, “Set Volume to 7”, the broken app differs from one that works. The 7 is lost.",
    "It is about this line: `value=x,`.",
    "Give it a key.",
  ]);
});

test("An app that is wrong from the start, without a line too many", () => {
  const scenario = {
    ...SCENARIO,
    start: { parts: true, words: "Start", difference: "The broken app says “1”." },
  };
  assert.deepEqual(hintsOf(scenario, NOTHING, [")"]), [
    "From the start, the broken app differs from one that works. The broken app says “1”.",
    "No line has to go. Something is missing.",
  ]);
});

test("Many lines are not all named", () => {
  const many = Array.from({ length: 9 }, (_, number) => `line${number}`);
  assert.match(hintsOf(SCENARIO, NOTHING, many)[1] ?? "", /`line5`, and those that follow/);
});

test("A demo's own hints take their place", () => {
  assert.deepEqual(hintsOf(SCENARIO, { ...NOTHING, lost: "A", lines: "B", fix: "C" }, ["x"]), [
    "A",
    "B",
    "C",
  ]);
});
