/**
 * Stands where stlite's worker looks for Pyodide: starts Pyodide from a snapshot of its memory where
 * it can, and tells what is loaded as it comes.
 *
 * stlite imports `loadPyodide` from here, inside its worker, and takes this folder for
 * Pyodide's own. The address ends in `#<channel>.<way>.mjs`: the name of the BroadcastChannel on
 * which the frame listens, and `snapshot` or `plain`.
 */

import { loadPyodide as load } from "./pyodide.mjs";

const here = new URL("./", import.meta.url).href;
const [channelName = "", way = "plain"] = new URL(import.meta.url).hash.slice(1).split(".");
const channel = new BroadcastChannel(channelName);
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

/**
 * Fetches a file of this folder whole.
 * @param {string} file
 */
async function fetchWhole(file) {
  const response = await fetch(here + file);
  if (!response.ok) {
    throw new Error(`${file}: HTTP status ${response.status}`);
  }
  return response;
}

/**
 * Fetches a file and compares it with its hash, where the browser can: on secure hosts only.
 * Elsewhere gzip's and zip's own checksums stand against damage.
 * @param {string} file
 * @param {Promise<{sha256: Record<string, string>}>} about
 */
async function fetchVerified(file, about) {
  const bytes = await (await fetchWhole(file)).arrayBuffer();
  if (globalThis.crypto.subtle) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const actual = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (actual !== (await about).sha256[file]) {
      throw new Error(`${file}: not the file that was built`);
    }
  }
  return bytes;
}

/** @param {ArrayBuffer} bytes */
function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** @typedef {{info: object, sha256: Record<string, string>}} About */

/**
 * Starts from the memory of a Python that has imported Streamlit and served an app.
 * @param {object} options stlite's
 */
async function fromSnapshot(options) {
  const about = fetchWhole("snapshot.json").then(
    (response) => /** @type {Promise<About>} */ (response.json()),
  );
  const [{ info }, memory, library] = await Promise.all([
    about,
    fetchVerified("snapshot.bin.gz", about).then(inflate),
    fetchVerified("library.zip", about),
  ]);
  const python = await load({
    ...options,
    _loadSnapshot: memory,
    stdLibURL: URL.createObjectURL(new Blob([library])),
    // All packages are in the memory or in the library: there is nothing to look up.
    lockFileContents: JSON.stringify({ info, packages: {} }),
    packageBaseUrl: here,
  });
  python.pyimport("snapshot_restore").after_restore();
  python.loadPackage = async () => [];
  return python;
}

/**
 * Starts Pyodide. A snapshot that cannot be used is passed over: the plain way takes longer.
 * @param {object} options stlite's
 */
export async function loadPyodide(options) {
  if (way === "snapshot") {
    try {
      return await fromSnapshot(options);
    } catch (error) {
      channel.postMessage({ fallback: String(error) });
    }
  }
  return load(options);
}
