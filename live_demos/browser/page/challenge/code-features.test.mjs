import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonLanguage } from "@codemirror/lang-python";
import { featuresOf } from "./code-features.mjs";

/** @param {string} code */
const features = (code) => featuresOf(code, pythonLanguage.parser.parse(code).topNode).features;

/** @type {[string, string[], string[]][]} code, what it has, what it has not */
const CASES = [
  ["import streamlit as st\nst.rerun()", ["st.rerun()"], ["def st.rerun()"]],
  ["import streamlit\ndef f():\n    streamlit.rerun()", ["def st.rerun()"], []],
  ["from streamlit import rerun as again\nagain()", ["st.rerun()"], []],
  ["f = lambda: st.rerun()", ["def st.rerun()", "lambda"], []],
  ["if st.button('x', key='y'):\n    pass", ["if st.button()", "st.button(key=)"], []],
  ["from time import sleep\nsleep(1)", ["time.sleep()"], []],
  ["s = st.session_state\ns.clear()", ["del st.session_state"], []],
  ["del st.session_state['volume']", ["del st.session_state.volume"], []],
  ["st.session_state['volume'] = 3", ["always st.session_state.volume ="], []],
  [
    "if x:\n    st.session_state.volume = 3",
    ["st.session_state.volume ="],
    ["always st.session_state.volume ="],
  ],
  [
    "st.session_state.volume = st.slider('V')",
    ["st.session_state.volume = st.slider()"],
    ["always st.session_state.volume ="],
  ],
  ["st.session_state.volume += 1", ["st.session_state.volume ="], ["always st.session_state.volume ="]],
  [
    "def f():\n    st.session_state.volume = 3",
    ["def st.session_state.volume ="],
    ["always st.session_state.volume ="],
  ],
  ["from uuid import uuid4\nst.slider('V', key=f'v {uuid4()}')", ["random key"], []],
  ["import random\nst.slider('V', key=str(random.random()))", ["random key"], []],
  ["from datetime import datetime\nst.slider('V', key=f'{datetime.now()}')", ["random key"], []],
  ["st.slider('V', key=f'v {st.session_state.n}')", ["key from session state"], ["random key"]],
  ["st.button('x', on_click=f())", ["callback called"], []],
  ["from functools import partial\nst.button('x', on_click=partial(f, 1))", [], ["callback called"]],
  ["st.button('x', args=(st.session_state.n,))", ["args from session state"], []],
  ["place = st.container()\nplace.slider('V', key='v')", ["st.slider(key=)"], []],
  ["st.sidebar.slider('V', key='v')", ["st.slider(key=)"], []],
  ["@st.cache_data(ttl=3)\ndef f():\n    pass", ["@st.cache_data", "@st.cache_data(ttl=)"], []],
  ["try:\n    f()\nexcept:\n    pass\nwhile True:\n    pass", ["try", "while"], []],
  ["def f():\n    global n\n    n = 1", ["global"], []],
];

for (const [code, has, lacks] of CASES) {
  test(code, () => {
    const found = features(`import streamlit as st\n${code}`);
    assert.deepEqual(
      has.filter((one) => !found.has(one)),
      [],
      [...found].join(", "),
    );
    assert.deepEqual(
      lacks.filter((one) => found.has(one)),
      [],
    );
  });
}

test("Strings are told without their quotes, formatted ones not at all", () => {
  const code = "st.write('Stored: 7')\nst.write(f\"Stored: {x}\")";
  assert.deepEqual([...featuresOf(code, pythonLanguage.parser.parse(code).topNode).strings], ["Stored: 7"]);
});

test("Code that is not finished is read as far as it goes", () => {
  assert.ok(features("import streamlit as st\nst.rerun()\nst.slider(").has("st.rerun()"));
});
