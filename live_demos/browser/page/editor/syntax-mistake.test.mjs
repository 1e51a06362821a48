/**
 * The line that Python cannot read. tests/live_demos/browser/page/test_syntax_mistake.py counts on many
 * edits how often it is the one that Python names.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { parser } from "@lezer/python";
import { firstMistake } from "./syntax-mistake.mjs";

/** @param {string} text */
const mistakeIn = (text) => firstMistake(text, parser.parse(text));

const RIGHT = [
  "a(1., 2. )[1.:]\n",
  'f"{a["b"]:>{width}} {{}} {c!r:}"\n',
  'f\'{x:{y:{z}}}\' \'it\'\'s\' """\n  any)thing "in\n"""\n',
  "x = [\n  1,\n\n# a ) comment\n   2]\n\ty = 1\n".replace("\ty", "y"),
  "if a:\n\tb\n\tif c:\n\t\td\nelse: e\n",
  "a = b \\\n      + c\n",
  "match x:\n    case {'a': [1, *_]}:\n        pass\n",
  "def f(a, /, *, b: int = 1) -> list[int]: return [i async for i in a if (n := i)]\n",
  "rb'\\'' + Rb\"\\\\\" # ' \n",
  "",
  "\n\n   \n",
];

for (const text of RIGHT) {
  test(`Python reads ${JSON.stringify(text)}`, () => {
    assert.equal(mistakeIn(text), null);
  });
}

const WRONG = /** @type {[string, number, RegExp][]} */ ([
  ["a = (\n1\nb = 2\n", 1, /“\(” is never closed/],
  ["f(\n[1)\n", 2, /“\)” does not close “\[”\./],
  ["f(\n1]\n", 2, /“\]” does not close “\(” in line 1/],
  ["a\nb)\n", 2, /“\)” closes nothing/],
  ['a = "b\nc\n', 1, /quotation mark/],
  ['a\nf"{b["\n', 2, /quotation mark/],
  ['a\n"""b\n\n', 2, /quotation mark/],
  ['f"a }"\n', 1, /“}}”/],
  ["if a:\nb\n", 2, /After the colon in line 1/],
  ["if a\n    b\n", 1, /cannot read/],
  ["a\n  b\n", 2, /further/],
  ["if a:\n    b\n  c\n", 3, /fits no line above/],
  ["if a:\n        b\n\tc\n", 3, /Tabs and spaces/],
  ["if a:\n  b\n\tc\n", 3, /Tabs and spaces/],
  ["f(\n  a\n  b,\n)\n", 2, /perhaps a comma/],
  ["a\nb c\n", 2, /cannot read/],
]);

for (const [text, line, message] of WRONG) {
  test(`Python does not read ${JSON.stringify(text)}`, () => {
    const mistake = mistakeIn(text);

    assert.equal(mistake?.line, line);
    assert.match(mistake?.message ?? "", message);
  });
}
