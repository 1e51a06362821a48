/**
 * The links of Python's list of frozen objects: of each object that the snapshot holds and the garbage
 * collector knows, the one before and the one after. They would be a tenth of what comes over the line. So
 * the build sorts the list by address, and leaves in each object how many bytes further the next one is
 * (runtime/snapshot/pack-gc-links.mjs).
 *
 * A link is a `PyGC_Head`, two words before the object itself: the next one, then the previous one, with two
 * flags in its lowest bits (CPython, Include/internal/pycore_gc.h). The list is a ring.
 *
 * @typedef {object} GcLinks
 * @property {number} heap where in the snapshot address 0 is, in bytes
 * @property {number} first the lowest address of a link
 */

import { damaged } from "./start-error.mjs";

/**
 * Links the list again.
 * @param {Uint8Array<ArrayBuffer>} snapshot all of its buffer; is changed
 * @param {GcLinks} links
 * @throws {StartError} if the list leads out of the memory
 */
export function restoreGcLinks(snapshot, { heap, first }) {
  const words = new Uint32Array(snapshot.buffer, heap);
  let previous = 0;
  let place = first >> 2;
  for (;;) {
    const step = words[place];
    if (step === undefined) {
      throw damaged("snapshot.bin.zst", "its list of objects does not end");
    }
    words[place + 1] = (words[place + 1] ?? 0) | previous;
    if (step === 0) {
      break;
    }
    previous = place << 2;
    words[place] = previous + step;
    place += step >> 2;
  }
  words[place] = first;
  words[(first >> 2) + 1] = (words[(first >> 2) + 1] ?? 0) | (place << 2);
}
