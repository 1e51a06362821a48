/**
 * Stands where stlite's worker looks for Pyodide, and says what Pyodide loads as it comes.
 *
 * stlite imports `loadPyodide` from here, inside its worker, and takes this folder for
 * Pyodide's own. The address ends in `#<channel>.mjs`: the name of the BroadcastChannel on which
 * the frame listens.
 */

export { loadPyodide } from "./pyodide.mjs";

const here = new URL("./", import.meta.url).href;
const channel = new BroadcastChannel(new URL(import.meta.url).hash.slice(1).replace(/\.mjs$/, ""));
const fetchFile = globalThis.fetch;
let loaded = 0;

/** @param {number} bytes */
function count(bytes) {
  loaded += bytes;
  channel.postMessage({ loaded });
}

/**
 * @param {string} address
 * @param {unknown} why
 */
function fail(address, why) {
  channel.postMessage({ failed: address.replace(/^.*\//, ""), why: String(why) });
}

/**
 * Fetches as ever; for files of the runtime, counts the bytes as they arrive and reports failure.
 * @type {typeof fetch}
 */
globalThis.fetch = async (input, init) => {
  const address = input instanceof Request ? input.url : String(input);
  if (!address.startsWith(here)) {
    return fetchFile(input, init);
  }
  try {
    const response = await fetchFile(input, init);
    if (!response.ok || response.body === null) {
      fail(address, `HTTP status ${response.status}`);
      return response;
    }
    const counting = new TransformStream({
      transform(chunk, controller) {
        count(chunk.byteLength);
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counting), response);
  } catch (error) {
    fail(address, error);
    throw error;
  }
};

// Module scripts do not pass through fetch.
new PerformanceObserver((list) => {
  for (const entry of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
    if (entry.name.startsWith(here) && /\.m?js$/.test(new URL(entry.name).pathname)) {
      count(entry.decodedBodySize);
    }
  }
}).observe({ type: "resource", buffered: true });
