/** What becomes of files that a reader brings. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_BYTES, readFiles } from "./read-files.mjs";

/** @param {Record<string, BlobPart>} contents by their paths */
const brought = (contents) =>
  readFiles(Object.entries(contents).map(([path, content]) => ({ path, file: new File([content], path) })));

test("text comes as it is, with the line ends that Python has", async () => {
  const { files, refused } = await brought({
    "app.py": "\ufeffa = '🎈'\r\nb\rc\n",
    "pages/1_🏠_Home.py": "",
  });

  assert.deepEqual(files, { "app.py": "a = '🎈'\nb\nc\n", "pages/1_🏠_Home.py": "" });
  assert.deepEqual(refused, []);
});

test("what is not text gets a sentence, and the rest is taken", async () => {
  const { files, refused } = await brought({
    "app.py": "a",
    "latin.py": new Uint8Array([0x67, 0xf6]),
    "photo.png": new Uint8Array([0, 1]),
  });

  assert.deepEqual(Object.keys(files), ["app.py"]);
  assert.deepEqual(refused, [
    "latin.py was not taken: it is not text in UTF-8.",
    "photo.png was not taken: it is not text in UTF-8.",
  ]);
});

test("what is too large is not read", async () => {
  const { files, refused } = await brought({
    "data.csv": "x".repeat(MOST_BYTES + 1),
    "small.csv": "x".repeat(MOST_BYTES),
  });

  assert.deepEqual(Object.keys(files), ["small.csv"]);
  assert.deepEqual(refused, ["data.csv was not taken: it has 257 kB, and a file may have 256 kB."]);
});

test("a name that no file here can have gets a sentence", async () => {
  const { files, refused } = await brought({
    "a/../../b.py": "x",
    "c\u202epy.exe.py": "x",
    Makefile: "x",
    "ok.py": "x",
  });

  assert.deepEqual(Object.keys(files), ["ok.py"]);
  assert.equal(refused.length, 3);
});

test("a folder that holds all of it is left away", async () => {
  const { files } = await brought({ "my app/app.py": "x", "my app/pages/two.py": "y" });

  assert.deepEqual(files, { "app.py": "x", "pages/two.py": "y" });
  assert.deepEqual((await brought({ "pages/two.py": "y", "app.py": "x" })).files, {
    "pages/two.py": "y",
    "app.py": "x",
  });
});
