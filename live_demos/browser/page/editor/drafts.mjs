/**
 * What a reader has changed, kept on their device: while they type, until they throw it away. A draft
 * never runs by itself.
 */

import { DRAFT, readNote, removeNote, writeNote } from "../local-notes.mjs";

/**
 * @typedef {object} Draft
 * @property {Record<string, string>} files texts, by their paths
 * @property {string} of the hash of the text that it began from; see `hashOf`
 * @property {string} [at] when it was kept, as in an ISO date; `keepDraft` sets it
 */

/**
 * @param {string} id `slug/variant`, or `your-app`
 * @returns {Draft | null}
 */
export function readDraft(id) {
  try {
    const draft = JSON.parse(readNote(DRAFT + id) ?? "null");
    return isDraft(draft) ? draft : null;
  } catch {
    return null; // Something else has this name, or half of it was written.
  }
}

/**
 * Keeps a draft in the place of the one before.
 * @param {string} id
 * @param {Draft} draft
 * @returns {boolean} whether the browser has kept it: it may refuse to, or have no room
 */
export function keepDraft(id, { files, of }) {
  return writeNote(DRAFT + id, JSON.stringify({ files, of, at: new Date().toISOString() }));
}

/** @param {string} id */
export function dropDraft(id) {
  removeNote(DRAFT + id);
}

/**
 * Gives all drafts, the newest first.
 * @returns {{id: string, draft: Draft}[]}
 */
export function allDrafts() {
  return namesOfNotes()
    .filter((name) => name.startsWith(DRAFT))
    .flatMap((name) => {
      const id = name.slice(DRAFT.length);
      const draft = readDraft(id);
      return draft ? [{ id, draft }] : [];
    })
    .sort((one, other) => (other.draft.at ?? "").localeCompare(one.draft.at ?? ""));
}

/**
 * Gives a short name of a text, by which to see whether it has changed: FNV-1a, 32 bits. The browser's own
 * hashes are to be had at secure addresses only.
 * @param {string} text
 */
export function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/**
 * Says when a draft was kept, for the middle of a sentence.
 * @param {Draft} draft
 */
export function whenWords({ at = "" }) {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? "before"
    : `on ${date.toLocaleString("en-US", { dateStyle: "long", timeStyle: "short" })}`;
}

function namesOfNotes() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/**
 * @param {unknown} value
 * @returns {value is Draft}
 */
function isDraft(value) {
  if (typeof value !== "object" || value === null || !("files" in value) || !("of" in value)) {
    return false;
  }
  const { files, of } = value;
  return (
    typeof of === "string" &&
    typeof files === "object" &&
    files !== null &&
    Object.values(files).every((text) => typeof text === "string")
  );
}
