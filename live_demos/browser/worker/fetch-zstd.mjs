/** Fetches files that the build has compressed with zstd, and checks them: no host need compress them. */

import { damaged } from "./start-error.mjs";
import { getBytes, release } from "./tracked-fetch.mjs";
import { decompress } from "./zstd.mjs";

/** @import { About } from "./fetch-snapshot.mjs" */

/** @type {Promise<WebAssembly.Module> | undefined} */
let decoder;

/**
 * @param {string} file
 * @param {Promise<Uint8Array<ArrayBuffer>>} target as large as the content; is filled while the file comes
 * @param {Promise<About>} about
 * @param {Parameters<typeof getBytes>[1]} [options]
 * @returns the target
 * @throws {StartError} if the file does not come or is not the one that was built; otherwise whatever
 *   `options.signal` was aborted with
 */
export async function fetchPacked(file, target, about, { signal, onPart } = {}) {
  decoder ??= fetchDecoder();
  decoder.catch(() => {}); // The decompression meets it.
  const code = decoder;
  /** @type {ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined} */
  let follower;
  const coming = new ReadableStream({
    start(controller) {
      follower = controller;
    },
  });
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  const packed = getBytes(file, {
    signal,
    onPart(part, total) {
      parts.push(part);
      follower?.enqueue(part);
      onPart?.(part, total);
    },
  });
  packed.then(
    () => follower?.close(),
    (error) => follower?.error(error),
  );
  const explain = async (/** @type {Error} */ error) => {
    await packed; // Where it breaks, that is why.
    await code; // It may be that which is damaged.
    throw error instanceof RangeError ? error : damaged(file, error);
  };
  const [content, bytes] = await Promise.all([
    target.then((memory) => decompress(coming, code, memory).then(() => memory, explain)),
    packed.then((bytes) => verify(file, bytes, about).then(() => bytes)),
  ]);
  [bytes, ...parts].forEach(release);
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

/**
 * Compares a file with its hash, where the browser can: on secure hosts only. Elsewhere zstd's and
 * zip's own checksums stand against damage.
 * @param {string} file
 * @param {Uint8Array<ArrayBuffer>} bytes
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
