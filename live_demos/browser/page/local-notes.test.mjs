/** Notes in the reader's browser, also in one that lets no site store anything. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { OFFLINE_REFUSED, readNote, removeNote, writeNote } from "./local-notes.mjs";
import { Store } from "./offline/store.mjs";

/** @param {() => object} get gives the local storage, or throws as a browser does that forbids it */
function storageIs(get) {
  Object.defineProperty(globalThis, "localStorage", { get, configurable: true });
}

beforeEach(() => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  const storage = {
    getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => kept.set(name, value),
    removeItem: (/** @type {string} */ name) => kept.delete(name),
  };
  storageIs(() => storage);
});

test("a note is kept until it is removed", () => {
  assert.equal(readNote(OFFLINE_REFUSED), null);
  writeNote(OFFLINE_REFUSED, "open");
  assert.equal(readNote(OFFLINE_REFUSED), "open");
  removeNote(OFFLINE_REFUSED);
  assert.equal(readNote(OFFLINE_REFUSED), null);
});

test("the site may be stored unless the reader refuses", () => {
  const store = new Store("https://example.org/");

  assert.equal(store.refused, false);
  writeNote(OFFLINE_REFUSED, "");
  assert.equal(store.refused, true);
});

test("where no site may store anything, nothing is noted, and to store the site counts as refused", () => {
  storageIs(() => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  });

  writeNote(OFFLINE_REFUSED, "open");
  removeNote(OFFLINE_REFUSED);

  assert.equal(readNote(OFFLINE_REFUSED), undefined);
  assert.equal(new Store("https://example.org/").refused, true);
});
