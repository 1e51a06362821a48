import assert from "node:assert/strict";
import { test } from "node:test";
import { makeResults } from "./results.mjs";

const page = {
  location: "patterns/one/",
  title: "A <b> & its key",
  see: ["The slider jumps back.", "A tick in `st.checkbox` <vanishes>."],
  words: ["slider moves"],
  about: "About sliders.",
  rank: 1,
  recognize: "",
  text: "",
};
const other = { ...page, location: "patterns/other/", title: "Other", see: ["A button."], rank: 0 };

test("a result is text, and shows the sentence that is nearest to the query", () => {
  const found = makeResults([page])("my tick vanishes")[0]?.[0];
  assert.equal(found?.title, "A &lt;b> &amp; its key");
  assert.equal(found?.text, "<p>A tick in <code>st.checkbox</code> &lt;vanishes>.</p>");
});

test("a result hands the words of the query to its page, whatever they are", () => {
  const found = makeResults([page])('slider ("qty&h=1#x" <i>)')[0]?.[0];
  assert.equal(found?.location, "patterns/one/?h=slider+qty");
});

test("of two pages that fit alike, the more frequent comes first", () => {
  const results = makeResults([other, page])("moves");
  assert.deepEqual(
    results.map(([one]) => one?.title),
    ["A &lt;b> &amp; its key", "Other"],
  );
});
