/**
 * What this site notes in the reader's browser, in its local storage. The page on offline reading
 * (templates/offline.md) names every note, and how to be rid of it.
 */

/** The reader's wish not to have the site stored. */
export const OFFLINE_REFUSED = "live-demos.offline-refused";

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
 * Notes something, unless the reader lets no site do so.
 * @param {string} name
 * @param {string} value
 */
export function writeNote(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Then it is not noted.
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
