/** Fetches files that the build has compressed with zstd, and checks them: no host need compress them. */

import { damaged, missing } from "./start-error.mjs";
import { get, getBytes } from "./tracked-fetch.mjs";
import { decompress } from "./zstd.mjs";

/** @import { About } from "./fetch-snapshot.mjs" */

/** @type {Promise<WebAssembly.Module> | undefined} */
let decoder;

/**
 * @param {string} file
 * @param {Promise<Uint8Array<ArrayBuffer>>} target as large as the content; is filled while the file comes
 * @param {Promise<About>} about
 * @param {(copy: ReadableStream<Uint8Array<ArrayBuffer>>, total: number) => Promise<ArrayBuffer>} [read]
 *   gives the bytes of what comes; `total` is how many there will be, or 0 if the server does not say
 * @param {AbortSignal} [signal]
 * @returns the target
 * @throws {StartError} if the file does not come or is not the one that was built; otherwise whatever
 *   `signal` was aborted with
 */
export async function fetchPacked(file, target, about, read = readAll, signal = undefined) {
  decoder ??= fetchDecoder();
  decoder.catch(() => {}); // The decompression meets it.
  const response = await get(file, { signal });
  // One copy is decompressed as it comes. The other has its hash.
  const [stream, copy] = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).tee();
  const total = Number(response.headers.get("Content-Length"));
  const code = decoder;
  const explain = async (/** @type {Error} */ error) => {
    signal?.throwIfAborted();
    if (error instanceof TypeError) {
      throw missing(file, error); // So a connection breaks.
    }
    await code; // It may be that which is damaged.
    throw damaged(file, error);
  };
  const [content] = await Promise.all([
    target,
    target.then((memory) => decompress(stream, code, memory).catch(explain)),
    read(copy, total)
      .catch(explain)
      .then((bytes) => verify(file, bytes, about)),
  ]);
  return content;
}

async function fetchDecoder() {
  const code = await getBytes("zstd.wasm");
  try {
    return await WebAssembly.compile(code);
  } catch (error) {
    throw damaged("zstd.wasm", error);
  }
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream */
function readAll(stream) {
  return new Response(stream).arrayBuffer();
}

/**
 * Compares a file with its hash, where the browser can: on secure hosts only. Elsewhere zstd's and
 * zip's own checksums stand against damage.
 * @param {string} file
 * @param {ArrayBuffer} bytes
 * @param {Promise<About>} about
 * @throws {StartError} if it is another one
 */
export async function verify(file, bytes, about) {
  if (globalThis.crypto.subtle) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const actual = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (actual !== (await about).sha256[file]) {
      throw damaged(file, "not the file that was built");
    }
  }
}
