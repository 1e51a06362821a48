/** What is kept of the runs that a live app tells of. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { isCurrent, ranCode } from "./app-code.mjs";
import { checksum } from "./checksum.mjs";
import { LiveApp } from "./live-app.mjs";

/** @import { AppCode } from "../../shared/frame-messages.d.mts" */
/** @import { Run } from "./types.mjs" */

const BEFORE = 'import streamlit as st\nst.write("a")\n';
const AFTER = 'import streamlit as st\n\nst.write("b")\n';

/**
 * @param {string} text
 * @param {Record<string, string>} [more]
 * @returns {AppCode}
 */
const codeOf = (text, more = {}) => ({
  entrypoint: "app.py",
  files: { "app.py": text, ...more },
  trust: "typed",
});

/**
 * @param {string | null} text that ran
 * @param {Partial<Run>} [more]
 * @returns {Run}
 */
const runOf = (text, more = {}) => ({
  trigger: "input",
  scope: "script",
  before: {},
  end: "finished",
  after: {},
  ...(text === null ? {} : { sources: { "": checksum(text) } }),
  ...more,
});

const LISTING = { lines: BEFORE.trimEnd().split("\n"), own: [2], ownWords: "not in the fixed app’s code" };

for (const text of ["", "a", BEFORE, "“Größe” 𝒳\r\n"]) {
  test(`a checksum is Python's: ${JSON.stringify(text)}`, () => {
    assert.equal(checksum(text), crc32(Buffer.from(text, "utf8")));
  });
}

test("moments have numbers, the start 0", () => {
  const app = new LiveApp("own");
  app.start(null);
  app.add(runOf(BEFORE, { trigger: "start" }), codeOf(BEFORE));
  app.add(runOf(BEFORE), codeOf(BEFORE));
  app.add(runOf(BEFORE, { trigger: "st.rerun" }), codeOf(BEFORE));
  app.judge({ settled: true, why: [] });

  assert.deepEqual(
    app.moments.map(({ number, runs = [], settled, kept }) => [number, runs.length, settled, kept]),
    [
      [0, 1, undefined, undefined],
      [1, 2, true, undefined],
    ],
  );
});

test("what is not known any more is said no more", () => {
  const app = new LiveApp("own");
  app.add(runOf(BEFORE), codeOf(BEFORE));
  app.judge({ settled: false, why: ["it would change"] });
  app.add(runOf(BEFORE, { trigger: "st.rerun" }), codeOf(BEFORE));

  assert.deepEqual(
    app.moments.map(({ settled, why }) => [settled, why]),
    [[undefined, undefined]],
  );
});

test("when other code runs, the moments begin anew, and the session may go on", () => {
  const app = new LiveApp("broken");
  app.add(runOf(BEFORE, { trigger: "start" }), codeOf(BEFORE));
  app.add(runOf(BEFORE), codeOf(BEFORE));
  // The run that the new code has interrupted is still told of the old one.
  app.add(runOf(BEFORE, { end: "rerun" }), codeOf(AFTER));
  assert.equal(app.moments.length, 3);
  app.add(runOf(AFTER, { trigger: "st.rerun" }), codeOf(AFTER));

  assert.deepEqual(
    app.moments.map(({ number, kept }) => [number, kept]),
    [[0, true]],
  );
  assert.deepEqual(ranCode(app, LISTING).lines, AFTER.trimEnd().split("\n"));
});

test("lines are those of the text that ran, not of one that came later", () => {
  const app = new LiveApp("broken");
  app.start(codeOf(BEFORE));
  app.add(runOf(BEFORE), codeOf(BEFORE));
  app.add(runOf(BEFORE), codeOf(AFTER));
  const ran = ranCode(app, LISTING);
  /** @type {any} */
  const host = { sourceOf: () => AFTER };

  assert.deepEqual(ran.lines, BEFORE.trimEnd().split("\n"));
  assert.equal(isCurrent(host, "broken", ran), false);
  host.sourceOf = () => BEFORE;
  assert.equal(isCurrent(host, "broken", ran), true);
});

test("a text that is not known has no lines", () => {
  const app = new LiveApp("broken");
  app.start(codeOf(AFTER));
  app.add(runOf(BEFORE), codeOf(AFTER));

  assert.deepEqual(ranCode(app, LISTING).lines, [""]);
});

test("what the reader has changed of a demo's app is marked", () => {
  const app = new LiveApp("broken");
  app.start(codeOf(AFTER));
  app.add(runOf(AFTER), codeOf(AFTER));
  const { own, ownWords } = ranCode(app, LISTING);

  assert.deepEqual([own, ownWords], [[2, 3], "changed by you"]);
});

test("the demo's own app has the lines of its listing again", () => {
  const app = new LiveApp("broken");
  app.add(runOf(AFTER), codeOf(AFTER));
  app.start(null);
  app.add(runOf(BEFORE), null);

  assert.equal(ranCode(app, LISTING), LISTING);
});

test("texts of other files are known by their names from the folder of the script", () => {
  const app = new LiveApp("own");
  const code = /** @type {const} */ ({
    entrypoint: "src/app.py",
    files: { "src/app.py": BEFORE, "src/pages/more.py": "x = 1\n" },
    trust: "typed",
  });
  app.start(code);
  app.add(runOf(BEFORE, { sources: { "": checksum(BEFORE), "pages/more.py": checksum("x = 1\n") } }), code);

  assert.deepEqual(ranCode(app, LISTING).files?.get("pages/more.py"), ["x = 1"]);
});

test("names of files may be what every object has", () => {
  const app = new LiveApp("own");
  const sources = JSON.parse('{"__proto__": 1, "constructor": 2}');
  app.add(runOf(null, { sources }), codeOf(BEFORE));
  app.add(runOf(null, { sources }), codeOf(BEFORE));

  assert.equal(app.moments.length, 2);
});

test("only the last moments are kept, and of many reruns the first and the last", () => {
  const app = new LiveApp("own");
  for (let number = 0; number < 50; number += 1) {
    app.add(runOf(BEFORE), codeOf(BEFORE));
  }
  assert.deepEqual([app.moments.length, app.moments.at(-1)?.number], [20, 49]);
  for (let number = 0; number < 50; number += 1) {
    app.add(runOf(BEFORE, { trigger: "st.rerun", after: { number: `${number}` } }), codeOf(BEFORE));
  }
  const { runs = [] } = app.moments.at(-1) ?? {};
  assert.deepEqual([runs.length, runs.at(0)?.trigger, runs.at(-1)?.after.number], [20, "input", "49"]);
  const steps = new Array(300).fill({ line: 1 });
  for (let number = 0; number < 50; number += 1) {
    app.add(runOf(BEFORE, { steps }), codeOf(BEFORE));
  }
  assert.equal(app.moments.length, 15);
  for (let number = 0; number < 50; number += 1) {
    app.add(runOf(BEFORE, { trigger: "st.rerun", steps }), codeOf(BEFORE));
  }
  assert.deepEqual([app.moments.length, app.moments[0]?.runs?.length], [1, 15]);
});
