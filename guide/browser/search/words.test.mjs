import assert from "node:assert/strict";
import { test } from "node:test";
import { stemOf, termsOf, wordsOf } from "./words.mjs";

/** @param {string} text */
const terms = (text) => termsOf(text).map(({ term }) => term);

test("names are taken apart, and words that say nothing are dropped", () => {
  assert.deepEqual(wordsOf("Why is my DuplicateWidgetID in st.text_input?"), [
    "duplicate",
    "widget",
    "id",
    "st",
    "text",
    "input",
  ]);
  assert.deepEqual(wordsOf("I don't, it isn't!"), []);
});

test("two words written as one find the one, and its other forms", () => {
  assert.ok(terms("a select box").includes(stemOf("selectbox")));
  assert.ok(terms("data frames").includes(stemOf("dataframe")));
  assert.ok(terms("st.text_input").includes(stemOf("textinput")));
});

test("the end of one clause and the beginning of the next are no pair", () => {
  assert.deepEqual(terms("slider. Button"), ["slider", "button"]);
  assert.deepEqual(terms("slider\nbutton"), ["slider", "button"]);
});
