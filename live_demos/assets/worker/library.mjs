/** Fetches the snapshot and the library, and checks them; gives a snapshot up that comes too slowly. */

import { get } from "./files.mjs";
import { decompress } from "./zstd.mjs";

/**
 * What the build says of the library and the snapshot (runtime/assemble.py, library.json).
 * @typedef {{info: object, sha256: Record<string, string>, memory: number, rest: string[]}} About
 */

const FILE = "snapshot.bin.zst";

/**
 * How long the rest of a snapshot may seem to take. Other files share the line while it is watched, so
 * the guess is too high by a factor of two or three. A line of 20 Mbit/s keeps the snapshot, one of 5
 * leaves it.
 */
const TOO_LONG_MS = 9000;

/** The bytes that the plain start fetches in the snapshot's place: imported.zip. */
const PLAIN_BYTES = 4e6;

/** How long the line is watched before it is judged. */
const WATCH_MS = 700;

/**
 * @param {Promise<About>} about
 * @param {boolean} hurried whether a slow line ends it
 * @returns {Promise<ArrayBuffer>}
 * @throws {Error} if it does not come, is not the one that was built, or comes too slowly
 */
export async function fetchSnapshot(about, hurried) {
  const patience = new AbortController();
  const decoder = get("zstd.wasm", { signal: patience.signal }).then((response) => response.arrayBuffer());
  decoder.catch(() => {}); // The decompression meets it.
  try {
    const response = await get(FILE, { signal: patience.signal });
    // One copy is decompressed as it comes. The other tells how fast it comes, and has its hash.
    const [stream, copy] = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).tee();
    const total = Number(response.headers.get("Content-Length"));
    const [memory, bytes] = await Promise.all([
      about.then((known) => decompress(stream, decoder, known.memory)),
      read(copy, total, hurried ? patience : undefined),
    ]);
    await verify(FILE, bytes, about);
    return memory;
  } catch (error) {
    patience.abort(error); // What still comes would take the line from the plain way.
    throw error;
  }
}

/**
 * Fetches a part of the library.
 * @param {string} file
 * @param {Promise<About>} about
 * @throws {Error} if it does not come, or is not the one that was built
 */
export async function fetchLibrary(file, about) {
  const bytes = await (await get(file)).arrayBuffer();
  await verify(file, bytes, about);
  return new Blob([bytes]);
}

/**
 * Compares a file with its hash, where the browser can: on secure hosts only. Elsewhere zstd's and
 * zip's own checksums stand against damage.
 * @param {string} file
 * @param {ArrayBuffer} bytes
 * @param {Promise<About>} about
 */
async function verify(file, bytes, about) {
  if (globalThis.crypto.subtle) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const actual = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (actual !== (await about).sha256[file]) {
      throw new Error(`${file}: not the file that was built`);
    }
  }
}

/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 * @param {number} total how many bytes come, or 0 if the server does not say
 * @param {AbortController} [patience] ends it, if the rest would take too long
 */
async function read(stream, total, patience) {
  const reader = stream.getReader();
  const parts = [];
  let bytes = 0;
  const judge = () => {
    const rest = ((total - bytes - PLAIN_BYTES) / bytes) * WATCH_MS;
    if (rest > TOO_LONG_MS) {
      patience?.abort(new Error(`${FILE}: another ${Math.round(rest / 1000)} s on this line`));
    }
  };
  const judgment = patience && total > 0 ? setTimeout(judge, WATCH_MS) : undefined;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    bytes += part.value.byteLength;
  }
  clearTimeout(judgment);
  return new Blob(parts).arrayBuffer();
}
