/** Whatever stands in an editor or a store: what reads it gives an answer, and throws nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { parser } from "@lezer/python";
import fc from "fast-check";
import { tried } from "../../../../testing/fuzzing.mjs";
import { nameTrouble } from "../own-app/app-files.mjs";
import { readCode } from "../own-app/imports.mjs";
import { diff } from "./changes.mjs";
import { scan } from "./python-scan.mjs";
import { firstMistake } from "./syntax-mistake.mjs";

const PIECES = [
  ...[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "=",
    "\\",
    "\n",
    "\r",
    "\t",
    "    ",
    " ",
    "#",
    "@",
    ";",
    "\0",
    "\f",
  ],
  ...[
    '"',
    "'",
    '"""',
    "'''",
    'f"',
    "rb'",
    "{x!r:>{y}}",
    "if a",
    "else",
    "def f()",
    "class A",
    "lambda",
    "async",
  ],
  ...[
    "import streamlit as st",
    "from . import a",
    "import a.b as c",
    "st.text_input(",
    "match x",
    "case {",
    "\u2028",
  ],
  ...["\ud800", "🎈", "é", "0x", "1_0", "1e", "...", "->", "**", ":=", "<b>", "__proto__", "constructor"],
];
const text = fc
  .oneof(
    fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 6 })), {
      maxLength: 40,
    }),
    fc
      .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 600 }))
      .map(([piece, n]) => [piece.repeat(n)]),
  )
  .map((parts) => parts.join(""));

test("any text is scanned, and its first mistake is a line of it", () => {
  fc.assert(
    fc.property(text, (code) => {
      scan(code);
      const tree = parser.parse(code);
      const mistake = firstMistake(code, tree);
      if (mistake) {
        assert.ok(mistake.line >= 1 && mistake.line <= code.split("\n").length, `line ${mistake.line}`);
        assert.ok(mistake.message.length < 500);
      }
      readCode(tree, code);
    }),
    tried(300),
  );
});

test("any text is compared with any other, and the changes lead from one to the other", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      assert.deepEqual(diff(before, before), []);
      const lines = diff(before, after).flat();
      for (const { kind, number, text: line } of lines) {
        const of = kind === "removed" ? before : after;
        assert.equal(line, `${of}\n`.split("\n")[number - 1]);
      }
      assert.equal(
        lines.some(({ kind }) => kind !== "same"),
        before !== after,
      );
    }),
    tried(100),
  );
});

test("any text as the name of a file is refused with a sentence, or stays in its folder", () => {
  const part = fc.constantFrom(
    "..",
    ".",
    "/",
    "\\",
    "a",
    ".py",
    "C:",
    "%2e",
    "\0",
    "con",
    " ",
    "~",
    "__proto__",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part, { maxLength: 6 }).map((parts) => parts.join("")),
      ),
      (path) => {
        const trouble = nameTrouble(path);
        assert.equal(typeof trouble, "string");
        if (!trouble) {
          assert.ok(!path.startsWith("/") && !path.split(/[\\/]/).includes(".."), path);
          assert.ok(
            [...path].every((sign) => sign >= " "),
            JSON.stringify(path),
          );
        }
      },
    ),
    tried(500),
  );
});
