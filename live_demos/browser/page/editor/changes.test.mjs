/** The lines that a reader has changed. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { diff } from "./changes.mjs";

/** @param {string[]} lines */
const text = (...lines) => lines.join("\n");

/**
 * @param {string} before
 * @param {string} after
 */
function told(before, after) {
  const signs = { same: " ", removed: "-", added: "+" };
  return diff(before, after).map((part) =>
    part.map(({ kind, number, text }) => `${number}${signs[kind]}${text}`),
  );
}

test("a line that is another is removed and added, with two lines around it", () => {
  assert.deepEqual(told(text("a", "b", "c", "d", "e", "f"), text("a", "b", "c", "D", "e", "f")), [
    ["2 b", "3 c", "4-d", "4+D", "5 e", "6 f"],
  ]);
});

test("what is far apart is told in parts, and no line twice", () => {
  const before = "abcdefghijkl".split("");
  const after = before.map((line) => ("bdl".includes(line) ? `${line}!` : line));

  assert.deepEqual(told(text(...before), text(...after)), [
    ["1 a", "2-b", "2+b!", "3 c", "4-d", "4+d!", "5 e", "6 f"],
    ["10 j", "11 k", "12-l", "12+l!"],
  ]);
});

for (const [what, before, after, expected] of /** @type {[string, string, string, string[]][]} */ ([
  ["a line at the end", "a", text("a", "b"), ["1 a", "2+b"]],
  ["a line at the beginning", "a", text("b", "a"), ["1+b", "2 a"]],
  ["a last line that is gone", text("a", "b"), "a", ["1 a", "2-b"]],
  ["everything", "a", "", ["1-a", "1+"]],
])) {
  test(`${what} is told`, () => {
    assert.deepEqual(told(before, after), [expected]);
  });
}

test("of two texts that are the same, nothing is told", () => {
  assert.deepEqual(told("a", "a"), []);
});
