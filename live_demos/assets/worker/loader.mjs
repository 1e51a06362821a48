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

/**
 * The name of a file of this folder, without what follows a `?` or `#`.
 * @param {string} address
 */
function nameOf(address) {
  const { pathname } = new URL(address);
  return pathname.slice(pathname.lastIndexOf("/") + 1);
}

/**
 * Fetches as ever; for files of this folder, tells what arrives and what does not.
 * @type {typeof fetch}
 */
globalThis.fetch = async (input, init) => {
  const address = input instanceof Request ? input.url : String(input);
  if (!address.startsWith(here)) {
    return fetchFile(input, init);
  }
  const file = nameOf(address);
  try {
    const response = await fetchFile(input, init);
    if (!response.ok || response.body === null) {
      channel.postMessage({ file, failed: `HTTP status ${response.status}` });
      return response;
    }
    let bytes = 0;
    const telling = new TransformStream({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        channel.postMessage({ file, bytes, ended: false });
        controller.enqueue(chunk);
      },
      flush() {
        channel.postMessage({ file, bytes, ended: true });
      },
    });
    return new Response(response.body.pipeThrough(telling), response);
  } catch (error) {
    channel.postMessage({ file, failed: String(error) });
    throw error;
  }
};

// Module scripts do not pass through fetch.
new PerformanceObserver((list) => {
  for (const entry of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
    if (entry.name.startsWith(here) && /\.m?js$/.test(nameOf(entry.name))) {
      channel.postMessage({ file: nameOf(entry.name), bytes: entry.decodedBodySize, ended: false });
    }
  }
}).observe({ type: "resource", buffered: true });
