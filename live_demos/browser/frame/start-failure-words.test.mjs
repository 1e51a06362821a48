/** Each way in which a start can fail has a sentence for the reader. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { failureWords, waitingWords } from "./start-failure-words.mjs";

/** @param {boolean} is */
const online = (is) => Object.defineProperty(navigator, "onLine", { value: is, configurable: true });

test("a file is named, with what is wrong with it", () => {
  online(true);
  assert.match(failureWords({ kind: "missing", file: "a.zip" }), /: the file a\.zip could not be loaded\./);
  assert.match(failureWords({ kind: "damaged", file: "a.zip" }), /: the file a\.zip is damaged, or belongs/);
});

test("a reader who is offline is told that, and no file", () => {
  online(false);
  assert.match(failureWords({ kind: "missing", file: "a.zip" }), /: you are offline, and its files are not/);
});

test("each failure has words of its own, and says that the app could not start", () => {
  online(true);
  const kinds = /** @type {const} */ ([
    "abandoned",
    "no-memory",
    "own-file",
    "no-runtime",
    "no-workers",
    "no-webassembly",
    "unexpected",
  ]);
  const said = kinds.map((kind) => failureWords({ kind }));

  assert.equal(new Set(said).size, kinds.length);
  for (const sentence of said) {
    assert.match(sentence, /^The app could not start(: [a-z].*| because of an unexpected error)\.$/);
  }
});

test("a start that waits says for what", () => {
  assert.match(waitingWords({ file: "stlite/index.js", bytes: 4_500_000 }), /Streamlit's front end: 4\.5 MB/);
  assert.match(waitingWords({ file: "pyodide/imported.zip.zst", bytes: 100_000 }), /Python: 0\.1 MB/);
  assert.match(waitingWords(), /^All of it is here/);
});
