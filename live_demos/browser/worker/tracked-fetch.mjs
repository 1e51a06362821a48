/** Fetches the files that a start needs, and tells whoever listens what comes and what does not. */

import { missing } from "./start-error.mjs";

/** @import { FileNews } from "../shared/worker-messages.d.mts" */

/** The folder of Python's files. */
export const here = new URL("./", import.meta.url).href;

/** The latest about each file, for those who come later. @type {Map<string, FileNews>} */
const latest = new Map();
/** @type {Set<(news: FileNews) => void>} */
const listeners = new Set();

/**
 * Calls back with what is known of each file, and then with all news.
 * @param {(news: FileNews) => void} listener
 */
export function followFiles(listener) {
  latest.forEach(listener);
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param {FileNews} news */
function tell(news) {
  latest.set(news.file, news);
  for (const listener of listeners) {
    listener(news);
  }
}

/**
 * The name of a file of this folder, without what follows a `?` or `#`.
 * @param {string} address
 */
function nameOf(address) {
  const { pathname } = new URL(address);
  return pathname.slice(pathname.lastIndexOf("/") + 1);
}

/**
 * Tells that a file is asked for in another way.
 * @param {string} file
 */
export function tellOf(file) {
  tell({ type: "file", file, bytes: 0, ended: false });
}

const fetchFromLine = globalThis.fetch;

/**
 * Files that whoever started this worker hands over. In an isolated frame nothing is in the
 * browser's cache, whoever has asked for it before.
 * @type {Map<string, {come: Promise<ArrayBuffer | null>, take: (bytes: ArrayBuffer | null) => void}>}
 */
const handed = new Map();

/** Those that are here and were not asked for yet. @type {Map<string, ArrayBuffer>} */
const unused = new Map();

/** @param {string[]} files that will be handed over */
export function expectFiles(files) {
  for (const file of files) {
    /** @type {(bytes: ArrayBuffer | null) => void} */
    let take = () => {};
    /** @type {Promise<ArrayBuffer | null>} */
    const come = new Promise((resolve) => {
      take = resolve;
    });
    handed.set(file, { come, take });
  }
}

/**
 * Takes a file that was handed over.
 * @param {string} file
 * @param {ArrayBuffer | null} bytes none if it is better fetched
 */
export function takeFile(file, bytes) {
  handed.get(file)?.take(bytes);
  if (bytes) {
    unused.set(file, bytes);
  }
}

/**
 * Gives a file that was handed over, if it is here, to who cannot wait.
 * @param {string} file
 */
export function handedAtOnce(file) {
  return unused.get(file);
}

/**
 * @param {string} file
 * @param {RequestInit} [init]
 */
async function getResponse(file, init) {
  const bytes = await handed.get(file)?.come;
  handed.delete(file); // It is used once, and is large.
  unused.delete(file);
  return bytes
    ? new Response(bytes, { headers: { "Content-Length": String(bytes.byteLength) } })
    : fetchFromLine(here + file, init);
}

/**
 * Fetches a whole file of this folder, telling how much of it has come.
 * @param {string} file
 * @param {object} [options]
 * @param {AbortSignal} [options.signal]
 * @param {(part: Uint8Array<ArrayBuffer>, total: number) => void} [options.onPart] gets an empty part when
 *   the server answers, and then what comes, as it comes; `total` is how many bytes there will be, or 0 if
 *   the server does not say
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {StartError} if it does not come, or the connection breaks; otherwise whatever `signal` was
 *   aborted with
 */
export async function getBytes(file, { signal, onPart = () => {} } = {}) {
  try {
    const response = await getResponse(file, { signal });
    if (!response.ok || response.body === null) {
      throw new Error(`HTTP status ${response.status}`);
    }
    const total = Number(response.headers.get("Content-Length"));
    onPart(new Uint8Array(), total);
    const reader = response.body.getReader();
    const parts = [];
    let bytes = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      bytes += part.value.byteLength;
      tell({ type: "file", file, bytes, ended: false });
      onPart(part.value, total);
    }
    tell({ type: "file", file, bytes, ended: true });
    return joined(parts, bytes);
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    tell({ type: "missed", file, detail: String(error) });
    throw missing(file, error);
  }
}

/**
 * Copies the parts into one. A Blob would do so by way of the browser's process, which takes longer than
 * all of the decompression.
 * @param {Uint8Array<ArrayBuffer>[]} parts
 * @param {number} bytes of all
 */
function joined(parts, bytes) {
  const whole = new Uint8Array(bytes);
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.byteLength;
  }
  return whole;
}

/**
 * Lets go of bytes that nobody reads again. By itself, a worker that waits keeps them: it collects its
 * garbage when it needs memory. Handing them to a port that is closed does not do here: measured in
 * Chromium 156, they were kept in two starts of three. A browser without `transfer()` keeps them.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export function release({ buffer }) {
  buffer.transfer?.(0);
}

/** What Pyodide gets when it asks for a file, in place of the file. @type {Map<string, Response>} */
const placeholders = new Map();

/**
 * Spares fetching a file that Pyodide asks for, and gets in another way.
 * @param {string} file
 */
export function doNotFetch(file) {
  placeholders.set(file, new Response());
}

/**
 * Fetches as ever; files of this folder as above.
 * @type {typeof fetch}
 */
globalThis.fetch = (input, init) => {
  const address = input instanceof Request ? input.url : String(input);
  if (!address.startsWith(here)) {
    return fetchFromLine(input, init);
  }
  const file = nameOf(address);
  const placeholder = placeholders.get(file);
  return placeholder ? Promise.resolve(placeholder) : getBytes(file).then((bytes) => new Response(bytes));
};

// Module scripts do not pass through fetch.
new PerformanceObserver((list) => {
  for (const entry of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
    if (entry.name.startsWith(here) && /\.m?js$/.test(nameOf(entry.name))) {
      tell({ type: "file", file: nameOf(entry.name), bytes: entry.decodedBodySize, ended: false });
    }
  }
}).observe({ type: "resource", buffered: true });
