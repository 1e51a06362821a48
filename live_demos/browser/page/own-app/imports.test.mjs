/** What is read from a file's syntax tree. That imports are read as Python reads them: see test_imports.py. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonLanguage } from "@codemirror/lang-python";
import { readCode } from "./imports.mjs";

/** @param {string} text */
const read = (text) => readCode(pythonLanguage.parser.parse(text), text);

/** @param {string} text */
const optional = (text) => read(text).imports.map((one) => one.optional);

/** @param {string} text */
const commands = (text) => read(text).commands.map(({ name, direct }) => [name, direct]);

test("an import that the file can do without is told from one that it needs", () => {
  assert.deepEqual(optional("try:\n    import a\nexcept ImportError:\n    a = None\n"), [true]);
  assert.deepEqual(optional("try:\n    import a\nexcept (KeyError, ModuleNotFoundError) as e:\n    pass\n"), [
    true,
  ]);
  assert.deepEqual(optional("try:\n    import a\nexcept:\n    import b\n"), [true, false]);
  assert.deepEqual(
    optional("try:\n    if x:\n        import a\nexcept ImportError: pass\nelse:\n    import b\n"),
    [true, false],
  );
  assert.deepEqual(optional("try:\n    import a\nexcept KeyError:\n    pass\n"), [false]);
  assert.deepEqual(optional("if TYPE_CHECKING:\n    import a\nelse:\n    import b\n"), [true, false]);
  assert.deepEqual(optional("if typing.TYPE_CHECKING:\n    import a\n"), [true]);
  assert.deepEqual(optional("if x:\n    import a\n"), [false]);
});

test("commands are found by whatever name Streamlit has", () => {
  assert.deepEqual(commands("import streamlit as s\ns.table(x)\nstreamlit.table(x)\nother.table(x)\n"), [
    ["table", true],
    ["table", false],
    ["table", false],
  ]);
  assert.deepEqual(commands("import os, streamlit\nstreamlit.sidebar.table(x)"), [["table", true]]);
  assert.deepEqual(
    commands("from streamlit import (\n  table as t, sidebar,\n)\nt(x)\nsidebar.map(x)\nmap(x)"),
    [
      ["table", true],
      ["map", true],
    ],
  );
  assert.deepEqual(commands("st.columns(2)[0].table(x)\nst.table (x)"), [
    ["table", false], // A call stands before those that are within it.
    ["columns", true],
    ["table", true],
  ]);
});

test("what is passed is told by its kind", () => {
  const [command] = read('st.write([1], {"a": 1}, [i for i in x], st.session_state, x)').commands;

  const kinds = [
    "ArrayExpression",
    "DictionaryExpression",
    "ArrayComprehensionExpression",
    "st.session_state",
  ];
  assert.deepEqual(
    command?.passed.filter((kind) => kinds.includes(kind)),
    kinds,
  );
});

test("comments and strings are no code, and code that is not finished is read as far as it goes", () => {
  assert.deepEqual(read('# import a\n"import b"\n"""\nimport c\nst.table(x)\n"""\n'), {
    imports: [],
    commands: [],
  });
  assert.deepEqual(
    read("import a\nif (\n").imports.map(({ module }) => module),
    ["a"],
  );
});
