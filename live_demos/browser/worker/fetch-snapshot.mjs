/** Fetches the snapshot and the library, and checks them; gives a snapshot up that comes too slowly. */

import { StartError } from "./start-error.mjs";
import { getBytes, release } from "./tracked-fetch.mjs";
import { fetchPacked, verify } from "./fetch-zstd.mjs";
import { restoreGcLinks } from "./gc-links.mjs";
import { restoreStaticData } from "./static-data.mjs";

/** @import { GcLinks } from "./gc-links.mjs" */
/** @import { StaticData } from "./static-data.mjs" */
/** @import { Wasm } from "./fetch-wasm.mjs" */

/**
 * What the build says of the library and the snapshot (runtime/snapshot/build.py, library.json).
 * `memory`, `wasm` and `imported` are the bytes of the snapshot, of Pyodide's WebAssembly and of the library
 * of a plain start, decompressed.
 * @typedef {{info: object, sha256: Record<string, string>, memory: number, wasm: number, imported: number, static: StaticData, links: GcLinks, rest: string[]}} About
 */

const FILE = "snapshot.bin.zst";

/**
 * How long the rest of a snapshot may seem to take. Other files share the line while it is watched, so
 * the guess is too high by a factor of two or three. With 40 ms, a line of 14 Mbit/s keeps the snapshot, one
 * of 12 leaves it: there both take as long.
 */
const TOO_LONG_MS = 6500;

/** The bytes that the plain start fetches in the snapshot's place: imported.zip.zst. */
const PLAIN_BYTES = 1.8e6;

/** How long the line is watched before it is judged. */
const WATCH_MS = 700;

/**
 * Fetches the memory of a warm Python.
 * @param {Promise<Uint8Array<ArrayBuffer>>} promisedMemory as large as `about` says; is filled
 * @param {Promise<About>} about
 * @param {Wasm} wasm
 * @param {AbortController} patience ends it
 * @param {boolean} hurried whether a slow line ends it
 * @throws {StartError} if it does not come, is not the one that was built, or comes too slowly
 */
export async function fetchSnapshot(promisedMemory, about, wasm, patience, hurried) {
  const onPart = hurried ? judgeOf(patience) : undefined;
  const [memory, code] = await Promise.all([
    fetchPacked(FILE, promisedMemory, about, { signal: patience.signal, onPart }),
    wasm.bytes,
  ]);
  performance.mark("start:snapshot-unpacked");
  const { static: where, links } = await about;
  restoreStaticData(memory, code, where);
  restoreGcLinks(memory, links);
  performance.mark("start:snapshot-whole");
}

/**
 * Fetches what of the library a Python with the snapshot's memory still reads.
 * @param {Promise<About>} about
 * @throws {StartError} if it does not come, or is not the one that was built
 */
export async function fetchData(about) {
  const file = "data.zip";
  const bytes = await getBytes(file);
  await verify(file, bytes, about);
  return new Blob([bytes]);
}

/**
 * Fetches the library of a plain start.
 * @param {Promise<About>} about
 * @throws {StartError} if it does not come, or is not the one that was built
 */
export async function fetchLibrary(about) {
  const target = about.then(({ imported }) => new Uint8Array(imported));
  const library = await fetchPacked("imported.zip.zst", target, about);
  const blob = new Blob([library]);
  release(library);
  return blob;
}

/**
 * Follows how the snapshot comes.
 * @param {AbortController} patience ends it, if the rest would take too long
 */
function judgeOf(patience) {
  let bytes = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let judgment;
  return (/** @type {Uint8Array} */ part, /** @type {number} */ total) => {
    if (total > 0) {
      judgment ??= setTimeout(() => {
        const rest = ((total - bytes - PLAIN_BYTES) / bytes) * WATCH_MS;
        if (rest > TOO_LONG_MS) {
          const seconds = Math.round(rest / 1000);
          patience.abort(new StartError({ kind: "slow", seconds }, `another ${seconds} s on this line`));
        }
      }, WATCH_MS);
    }
    bytes += part.byteLength;
    if (bytes >= total) {
      clearTimeout(judgment);
    }
  };
}
