/** How far a line is indented. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsBefore } from "./hanging-indent.mjs";

for (const [line, columns] of /** @type {[string, number][]} */ ([
  ["", 0],
  ["a  b", 0],
  ["    value=1", 4],
  ["\tvalue=1", 4],
  ["  \t value=1", 5],
  ["      ", 6],
])) {
  test(`${JSON.stringify(line)} is indented by ${columns}`, () => {
    assert.equal(columnsBefore(line), columns);
  });
}
