/** What an app is said to miss, before it runs. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonLanguage } from "@codemirror/lang-python";
import { missingOf } from "./missing.mjs";

const THERE = new Set(["streamlit", "os", "threading", "concurrent", "urllib"]);

/** @param {Record<string, string>} files the first one runs */
const missing = (files) =>
  missingOf({ files, entrypoint: Object.keys(files)[0] ?? "" }, THERE, (text) =>
    pythonLanguage.parser.parse(text),
  );

/** @param {string} text */
const names = (text) => missing({ "app.py": text }).map(({ name }) => name);

test("what is there, and what the app has itself, is not missing", () => {
  const files = {
    "app.py": "import streamlit as st, os\nimport tools, lib.parts\nfrom . import x\n",
    "tools.py": "",
    "lib/parts.py": "",
  };

  assert.deepEqual(missing(files), []);
});

test("a module is found beside the script that runs", () => {
  assert.deepEqual(missing({ "src/app.py": "import tools", "src/tools.py": "" }), []);
  assert.equal(missing({ "app.py": "import tools", "src/tools.py": "" }).length, 1);
  assert.equal(missing({ "src/app.py": "import tools", "lib/tools.py": "" }).length, 1);
});

test("each thing is named once, where it is asked for first, with what to do instead", () => {
  const [pandas, plot, ...rest] = missing({
    "app.py": "import pandas as pd\nimport matplotlib.pyplot as plt\n",
    "pages/two.py": "from pandas import DataFrame\n",
  });

  assert.deepEqual(rest, []);
  assert.equal(pandas?.name, "pandas");
  assert.deepEqual(pandas?.place, { file: "app.py", line: 1 });
  assert.match(pandas?.words ?? "", /list of dicts/);
  assert.equal(plot?.name, "matplotlib");
});

test("what nobody has heard of gets the general advice, and a component one of its own", () => {
  const [unheard, component] = missing({ "app.py": "import unheard_of\nimport streamlit_option_menu" });

  assert.match(unheard?.words ?? "", /a part at a time/);
  assert.match(component?.words ?? "", /widget of Streamlit/);
});

test("what can be imported and does not work is told apart", () => {
  const found = missing({
    "app.py": "from concurrent import futures\nimport urllib.request\nimport urllib.parse",
  });

  assert.deepEqual(
    found.map(({ name }) => name),
    ["concurrent.futures", "urllib.request"],
  );
  assert.ok(found.every(({ words }) => !words.includes("not here")));
});

test("commands that need what is not here are named, also of a column; other methods of the name are not", () => {
  assert.deepEqual(
    names("import streamlit as st\nst.dataframe(x)\ncol.line_chart(x)\nst.table(x)\nimage.map(x)"),
    ["st.dataframe", "st.line_chart", "st.table"],
  );
});

test("st.write of what needs numpy is named", () => {
  assert.deepEqual(names("st.write([1])"), ["st.write"]);
  assert.deepEqual(names("st.write(st.session_state)"), ["st.write"]);
  assert.deepEqual(names('st.write("a", st.session_state.a, (1, 2))'), []);
});

test("an import that the app can do without is not missing; a file that is not Python has none", () => {
  assert.deepEqual(
    missing({ "app.py": "try:\n    import pandas\nexcept ImportError:\n    pass", "notes.txt": "import x" }),
    [],
  );
});
