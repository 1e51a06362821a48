/** What a reader has changed is kept on their device, and nothing else there can harm it. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { allDrafts, dropDraft, hashOf, keepDraft, readDraft, whenWords } from "./drafts.mjs";

const DRAFT = { files: { "broken.py": "import streamlit as st\n" }, of: hashOf("pass\n") };

/** As browsers have it: its names are properties of its own. */
class Storage {
  /** @param {string} name */
  getItem(name) {
    return /** @type {Record<string, string>} */ (/** @type {unknown} */ (this))[name] ?? null;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  setItem(name, value) {
    Object.assign(this, { [name]: value });
  }

  /** @param {string} name */
  removeItem(name) {
    Reflect.deleteProperty(this, name);
  }
}

/** @param {() => object} get gives the local storage, or throws as a browser does that forbids it */
function storageIs(get) {
  Object.defineProperty(globalThis, "localStorage", { get, configurable: true });
}

beforeEach(() => {
  const storage = new Storage();
  storageIs(() => storage);
});

test("a draft is kept with the time, until it is dropped", () => {
  assert.equal(readDraft("one/broken"), null);
  assert.equal(keepDraft("one/broken", DRAFT), true);

  const { at, ...kept } = readDraft("one/broken") ?? {};
  assert.deepEqual(kept, DRAFT);
  assert.ok(Math.abs(Date.now() - Date.parse(at ?? "")) < 60_000);

  dropDraft("one/broken");
  assert.equal(readDraft("one/broken"), null);
});

test("all drafts are named, the newest first, and no other note is", () => {
  localStorage.setItem("live-demos.offline-refused", "");
  localStorage.setItem(
    "live-demos.draft old/fixed",
    JSON.stringify({ ...DRAFT, at: "2026-01-01T00:00:00Z" }),
  );
  keepDraft("new/broken", DRAFT);

  assert.deepEqual(
    allDrafts().map(({ id }) => id),
    ["new/broken", "old/fixed"],
  );
});

for (const value of [
  "",
  "{",
  "null",
  "7",
  '{"files":{}}',
  '{"files":null,"of":""}',
  '{"files":{"a":1},"of":""}',
]) {
  test(`what is no draft is none: ${value}`, () => {
    localStorage.setItem("live-demos.draft one/broken", value);

    assert.equal(readDraft("one/broken"), null);
    assert.deepEqual(allDrafts(), []);
  });
}

test("where nothing can be kept, that is told", () => {
  storageIs(() => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  });

  assert.equal(keepDraft("one/broken", DRAFT), false);
  assert.equal(readDraft("one/broken"), null);
  assert.deepEqual(allDrafts(), []);
  dropDraft("one/broken");
});

test("a text that has changed has another hash", () => {
  // As the authors of FNV give it for 32 bits.
  assert.equal(hashOf("foobar"), "bf9cf968");
  assert.notEqual(hashOf("a = 1\n"), hashOf("a = 2\n"));
});

test("a draft says when it was kept", () => {
  assert.match(whenWords({ ...DRAFT, at: "2026-11-28T12:00:00Z" }), /^on November 28, 2026 at \d/);
  assert.equal(whenWords(DRAFT), "before");
  assert.equal(whenWords({ ...DRAFT, at: "then" }), "before");
});
