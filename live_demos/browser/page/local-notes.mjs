/**
 * What this site notes in the reader's browser, in its local storage. The page on offline reading
 * (templates/offline.md) names every note, and how to be rid of it.
 */

/** The reader's wish not to have the site stored. */
export const OFFLINE_REFUSED = "live-demos.offline-refused";

/** What the name of each draft begins with: see editor/drafts.mjs. */
export const DRAFT = "live-demos.draft ";

/**
 * @param {string} name
 * @returns {string | null | undefined} nothing (`undefined`) where the reader lets no site store anything
 */
export function readNote(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return undefined;
  }
}

/**
 * Notes something, unless the reader lets no site do so, or there is no room.
 * @param {string} name
 * @param {string} value
 * @returns {boolean} whether it is noted
 */
export function writeNote(name, value) {
  try {
    localStorage.setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name */
export function removeNote(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Then there is none.
  }
}
