/** Makes the links of Python's list of frozen objects small: browser/worker/gc-links.mjs says how. */

/** @import { GcLinks } from "../../browser/worker/gc-links.mjs" */

const FLAGS = 3;

/**
 * @param {Uint8Array} snapshot is changed
 * @param {number} count how many objects are frozen: gc.get_freeze_count()
 * @returns {GcLinks}
 * @throws {Error} if no list has that many
 */
export function packGcLinks(snapshot, count) {
  // Pyodide's header has a magic number, and where the memory begins (pyodide.asm.js, makeSnapshot).
  const [, heap = 0] = new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2);
  const words = new Uint32Array(snapshot.buffer, snapshot.byteOffset + heap);
  const ring = findRing(words, count + 1).sort();
  ring.forEach((link, index) => {
    words[link / 4] = (ring[index + 1] ?? link) - link;
    words[link / 4 + 1] = previousWord(words, link) & FLAGS;
  });
  return { heap, first: ring[0] ?? 0 };
}

/**
 * Finds the list of so many links, of which the head belongs to no object.
 * @param {Uint32Array} words
 * @param {number} length
 */
function findRing(words, length) {
  const seen = new Uint8Array(words.length);
  for (let index = 0; index < words.length; index += 1) {
    const ring = [];
    let link = index * 4;
    while (!seen[link / 4] && isLinked(words, link)) {
      seen[link / 4] = 1;
      ring.push(link);
      link = nextOf(words, link);
    }
    if (ring.length === length && link === index * 4) {
      return Uint32Array.from(ring);
    }
  }
  throw new Error(`no list of ${length} objects in the snapshot`);
}

/**
 * @param {Uint32Array} words
 * @param {number} link
 */
function isLinked(words, link) {
  const next = nextOf(words, link);
  return next > 0 && next % 4 === 0 && (previousWord(words, next) & ~FLAGS) === link;
}

/**
 * @param {Uint32Array} words
 * @param {number} link
 */
function nextOf(words, link) {
  return words[link / 4] ?? 0;
}

/**
 * @param {Uint32Array} words
 * @param {number} link
 */
function previousWord(words, link) {
  return words[link / 4 + 1] ?? 0;
}
