/** Starts Python: from a snapshot of a warm one's memory, or the plain way. */

import { getBytes, here } from "./tracked-fetch.mjs";
import { fetchLibrary, fetchSnapshot } from "./fetch-snapshot.mjs";
import { loadPyodide } from "./pyodide.mjs";
import { fetchWasm } from "./fetch-wasm.mjs";
import { readyPython } from "./ready-python.mjs";

/** @import { Pyodide } from "./pyodide.mjs" */
/** @import { About } from "./fetch-snapshot.mjs" */
/** @import { Wasm } from "./fetch-wasm.mjs" */

/**
 * `auto` begins with the snapshot, and leaves it on a slow line.
 * @typedef {"auto" | "snapshot" | "plain"} Way
 */

/**
 * How Python is started.
 * @typedef {object} StartOptions
 * @property {Way} way
 * @property {boolean} xray whether each app's page is told what its script runs did
 */

/** @type {Promise<Pyodide> | undefined} */
let starting;

/**
 * Starts Python, or gives the one that was started.
 * @param {StartOptions} options
 * @param {(why: string) => void} leave is called if the snapshot is not used after all
 * @returns {Promise<Pyodide>}
 */
export function startPython({ way, xray }, leave) {
  starting ??= start(way, leave).then((python) => {
    if (xray) {
      python.pyimport("live_xray").install();
    }
    return python;
  });
  return starting;
}

/**
 * @param {Way} way
 * @param {(why: string) => void} leave
 */
async function start(way, leave) {
  // Pyodide would ask for this and its WebAssembly one after the other, and after what it is given.
  loadGlue().catch(() => {}); // Met where Pyodide meets it.
  const about = fetchAbout();
  const wasm = fetchWasm(about);
  if (way !== "plain") {
    try {
      return await fromSnapshot(about, wasm, way);
    } catch (error) {
      leave(String(error));
    }
  }
  return fromLibrary(about, wasm);
}

/** What stands between Pyodide and its WebAssembly. */
async function loadGlue() {
  try {
    await import(`${here}pyodide.asm.js`);
  } catch (error) {
    throw error instanceof SyntaxError ? new Error(`pyodide.asm.js: ${error}`, { cause: error }) : error;
  }
}

/** @returns {Promise<About>} */
async function fetchAbout() {
  const bytes = await getBytes("library.json");
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new Error(`library.json: ${error}`, { cause: error });
  }
}

/**
 * @param {Promise<About>} promisedAbout
 * @param {Wasm} wasm
 * @param {Way} way
 */
async function fromSnapshot(promisedAbout, wasm, way) {
  const promisedMemory = promisedAbout.then(({ memory }) => new Uint8Array(memory));
  const patience = new AbortController();
  const filled = fetchSnapshot(promisedMemory, promisedAbout, wasm, patience, way === "auto");
  const loaded = Promise.all([promisedAbout, promisedMemory, fetchLibrary("data.zip", promisedAbout)]).then(
    ([about, _loadSnapshot, data]) =>
      // Pyodide starts beside the memory's coming, and waits here before it uses it.
      load(about, data, wasm, { _loadSnapshot, fsInit: () => filled.catch(forever) }),
  );
  try {
    const [python] = await Promise.all([loaded, filled]);
    // Pyodide keeps what it was started with, and so the memory a second time.
    delete python._api.config._loadSnapshot;
    delete python._api.config.fsInit;
    readyPython(python, true, await promisedAbout, fetchRest);
    return python;
  } catch (error) {
    patience.abort(error); // What still comes would take the line from the plain way.
    throw error;
  }
}

/** Keeps a Pyodide without memory from going on: nobody waits for it any more. */
function forever() {
  return new Promise(() => {});
}

/**
 * @param {Promise<About>} promisedAbout
 * @param {Wasm} wasm
 */
async function fromLibrary(promisedAbout, wasm) {
  const [about, library] = await Promise.all([promisedAbout, fetchLibrary("imported.zip", promisedAbout)]);
  const python = await load(about, library, wasm, {});
  readyPython(python, false, about, fetchRest);
  return python;
}

/**
 * @param {About} about
 * @param {Blob} library
 * @param {Wasm} wasm
 * @param {object} options
 */
async function load({ info }, library, wasm, options) {
  const stdLibURL = URL.createObjectURL(library);
  const loaded = loadPyodide({
    ...options,
    indexURL: here,
    stdLibURL,
    // All packages are in the memory or in the library: there is nothing to look up.
    lockFileContents: JSON.stringify({ info, packages: {} }),
    packageBaseUrl: here,
    stdout: console.log,
    stderr: console.error,
  }).catch(async (error) => {
    await loadGlue(); // Pyodide does not name it.
    throw error;
  });
  // Where its WebAssembly cannot be used, Pyodide itself waits for ever.
  const [python] = await Promise.all([loaded, wasm.module]);
  URL.revokeObjectURL(stdLibURL);
  python.loadPackage = async () => [];
  return python;
}

/** Fetches the rest of the library while Python waits. */
function fetchRest() {
  const request = new XMLHttpRequest();
  request.open("GET", `${here}rest.zip`, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) {
    throw new Error(`rest.zip: HTTP status ${request.status}`);
  }
  return new Uint8Array(request.response);
}
