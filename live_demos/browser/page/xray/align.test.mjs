/** One step shows the same place in all apps. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { align } from "./align.mjs";

/** @import { Entry, Part, Side } from "./types.mjs" */

/**
 * Makes entries of lines that run; 0 is what the browser sends.
 * @param {number[]} lines
 * @param {number} [run]
 * @param {Partial<Entry>} [more]
 * @returns {Entry[]}
 */
const entriesOf = (lines, run = 0, more = {}) =>
  lines.map((line) => ({
    part: /** @type {Part} */ (line > 0 ? "script" : "browser"),
    who: "Script",
    run,
    line: line || undefined,
    says: [],
    changes: [],
    values: [],
    state: {},
    ...more,
  }));

/**
 * Gives where two apps are at each step.
 * @param {Entry[]} broken
 * @param {Entry[]} fixed
 * @param {string[]} lines
 * @param {string[]} [otherLines]
 */
function places(broken, fixed, lines, otherLines = lines) {
  const positions = align([
    { side: "broken", entries: broken, lines },
    { side: "fixed", entries: fixed, lines: otherLines },
  ]);
  const at = (/** @type {Side} */ side) => positions.map((position) => position[side]?.at);
  return [at("broken"), at("fixed")];
}

test("lines that say the same are one step, others wait for each other", () => {
  const lines = ["a", "b", "c"];

  assert.deepEqual(places(entriesOf([0, 1, 2, 3]), entriesOf([0, 1, 3]), lines), [
    [0, 1, 2, 3],
    [0, 1, 1, 2],
  ]);
});

test("a line that says something else is a step beside another", () => {
  assert.deepEqual(places(entriesOf([1, 2]), entriesOf([1, 2]), ["a", "b"], ["a", "x"]), [
    [0, 1],
    [0, 1],
  ]);
});

test("runs of an input are not mixed", () => {
  const broken = [...entriesOf([2]), ...entriesOf([1], 1)];

  assert.deepEqual(places(broken, entriesOf([1]), ["a", "b"]), [
    [0, 1],
    [0, 0],
  ]);
});

test("the same line of another file is another one", () => {
  const broken = entriesOf([1], 0, { file: "one.py" });
  const fixed = entriesOf([1], 0, { file: "two.py" });

  assert.deepEqual(places([...broken, ...entriesOf([1])], [...fixed, ...entriesOf([1])], ["a"]), [
    [0, 1],
    [0, 1],
  ]);
  assert.deepEqual(places([...broken, ...entriesOf([1])], entriesOf([1]), ["a"]), [
    [0, 1],
    [-1, 0],
  ]);
});

test("an app alone goes on with each step", () => {
  assert.deepEqual(align([{ side: "own", entries: entriesOf([0, 1]), lines: ["a"] }]), [
    { own: { at: 0, moved: true } },
    { own: { at: 1, moved: true } },
  ]);
  assert.deepEqual(align([]), []);
});

test("very many runs of an input do not take long", () => {
  const many = Array.from({ length: 20 }, (_, run) => entriesOf(new Array(300).fill(1), run)).flat();

  assert.equal(places(many, many, ["a"])[0]?.length, 6000);
});
