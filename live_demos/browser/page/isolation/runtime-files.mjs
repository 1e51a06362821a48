/**
 * Hands an isolated frame the large files of the runtime. The page has them in the browser's cache,
 * or gets them into it; such a frame shares no cache with anybody.
 */

/** @import { FromPage } from "../../shared/frame-messages.d.mts" */
/** @import { StartMode } from "../../shared/worker-messages.d.mts" */

/** Smaller ones the frame asks for by itself. In bytes. */
const LARGE = 50_000;

/** What the frame asks for too, by an address that cannot be another: the worker's own modules, and styles. */
const BY_ADDRESS = /\.css$|^pyodide\/.*js$/;

/** What a start need not have, and is as large as many that it needs: in_pyodide/lazy_library.py. */
const REST = "pyodide/rest.zip";

/** Whether an app of this visit has asked for it. */
let restIsWanted = false;

/** Has the rest of the library handed over too, from now on. */
export function handRest() {
  restIsWanted = true;
}

/**
 * @param {string} root of the runtime
 * @param {StartMode} startMode
 * @param {(message: FromPage, transfer?: Transferable[]) => void} post to the frame
 * @param {AbortSignal} signal ends it
 * @param {boolean} anew whether what the browser has kept may be bad
 */
export async function handOver(root, startMode, post, signal, anew) {
  /** @type {RequestInit} */
  const init = { signal, ...(anew && { cache: "no-cache" }) };
  const files = await largeFiles(root, startMode, init).catch(() => []);
  post({ type: "handing", files });
  await Promise.all(
    files.map(async (file) => {
      const bytes = await read(root, file, post, init).catch(() => null);
      if (!signal.aborted) {
        // Without it, the frame asks for the file itself, and says what is wrong with it.
        post({ type: "file", file, bytes }, bytes ? [bytes] : []);
      }
    }),
  );
}

/**
 * @param {string} root
 * @param {StartMode} startMode
 * @param {RequestInit} init
 */
async function largeFiles(root, startMode, init) {
  const response = await fetch(`${root}start.json`, init);
  const sizes = (await response.json())[startMode === "plain" ? "plain" : "snapshot"];
  const large = Object.keys(sizes).filter((file) => sizes[file] >= LARGE && !BY_ADDRESS.test(file));
  return restIsWanted ? [...large, REST] : large;
}

/**
 * @param {string} root
 * @param {string} file
 * @param {(message: FromPage) => void} post
 * @param {RequestInit} init
 * @returns {Promise<ArrayBuffer>}
 */
async function read(root, file, post, init) {
  const response = await fetch(root + file, init);
  if (!response.ok || response.body === null) {
    throw new Error(`HTTP status ${response.status}`);
  }
  const parts = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    bytes += part.value.byteLength;
    post({ type: "news", news: { type: "file", file, bytes, ended: false } });
  }
  return new Blob(parts).arrayBuffer();
}
