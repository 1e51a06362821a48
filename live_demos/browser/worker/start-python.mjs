/** Starts Python: from a snapshot of a warm one's memory, or plainly, from the library. */

import { StartError, damaged, failureOf, missing } from "./start-error.mjs";
import { getBytes, handedAtOnce, here, release, tellOf } from "./tracked-fetch.mjs";
import { fetchData, fetchLibrary, fetchSnapshot } from "./fetch-snapshot.mjs";
import { loadPyodide } from "./pyodide.mjs";
import { fetchWasm } from "./fetch-wasm.mjs";
import { readyPython } from "./ready-python.mjs";

/** @import { Pyodide } from "./pyodide.mjs" */
/** @import { About } from "./fetch-snapshot.mjs" */
/** @import { Wasm } from "./fetch-wasm.mjs" */
/** @import { WorkerFailure, StartMode, StartOptions } from "../shared/worker-messages.d.mts" */

/** What stands between Pyodide and its WebAssembly. */
const GLUE = "pyodide.asm.js";

/** The modules that few apps import: runtime/in_pyodide/lazy_library.py. */
const REST = "rest.zip";

/** @type {Promise<Pyodide> | undefined} */
let starting;

/**
 * Starts Python, or gives the one that was started.
 * @param {StartOptions} options
 * @param {(failure: WorkerFailure) => void} leave is called if the snapshot is not used after all
 * @returns {Promise<Pyodide>}
 */
export function startPython({ startMode, xray }, leave) {
  starting ??= start(startMode, leave).then((python) => {
    if (xray) {
      python.pyimport("live_xray").install();
    }
    return python;
  });
  return starting;
}

/**
 * @param {StartMode} startMode
 * @param {(failure: WorkerFailure) => void} leave
 */
async function start(startMode, leave) {
  if (!(await hasWebAssembly())) {
    throw new StartError({ kind: "no-webassembly" }, "no WebAssembly, or not allowed");
  }
  // Pyodide would ask for this and its WebAssembly one after the other, and after what it is given.
  loadGlue().catch(() => {}); // Met where Pyodide meets it.
  const about = fetchAbout();
  const wasm = fetchWasm(about);
  const python = await eitherWay(about, wasm, startMode, leave);
  release(await wasm.bytes);
  return python;
}

/**
 * @param {Promise<About>} about
 * @param {Wasm} wasm
 * @param {StartMode} startMode
 * @param {(failure: WorkerFailure) => void} leave
 */
async function eitherWay(about, wasm, startMode, leave) {
  if (startMode !== "plain") {
    try {
      return await fromSnapshot(about, wasm, startMode);
    } catch (error) {
      leave(failureOf(error));
    }
  }
  return fromLibrary(about, wasm);
}

/** A policy lets it be there, and not be used: WebKit refuses instances, the others modules too. */
async function hasWebAssembly() {
  const empty = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  try {
    return Boolean(await WebAssembly.instantiate(await WebAssembly.compile(empty)));
  } catch {
    return false;
  }
}

async function loadGlue() {
  try {
    await import(here + GLUE);
    performance.mark("start:glue-read");
  } catch (error) {
    // A module that does not come is a TypeError in each browser, half of one a SyntaxError.
    throw error instanceof TypeError ? missing(GLUE, error) : damaged(GLUE, error);
  }
}

/** @returns {Promise<About>} */
async function fetchAbout() {
  const bytes = await getBytes("library.json");
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw damaged("library.json", error);
  }
}

/**
 * @param {Promise<About>} promisedAbout
 * @param {Wasm} wasm
 * @param {StartMode} startMode
 */
async function fromSnapshot(promisedAbout, wasm, startMode) {
  const promisedMemory = promisedAbout.then(({ memory }) => new Uint8Array(memory));
  const patience = new AbortController();
  const filled = fetchSnapshot(promisedMemory, promisedAbout, wasm, patience, startMode === "auto");
  const loaded = Promise.all([promisedAbout, promisedMemory, fetchData(promisedAbout)]).then(
    ([about, _loadSnapshot, data]) =>
      // Pyodide starts beside the memory's coming, and waits here before it uses it.
      load(about, data, wasm, { _loadSnapshot, fsInit: () => filled.catch(forever) }),
  );
  try {
    const [python] = await Promise.all([loaded, filled]);
    performance.mark("start:pyodide-runs");
    // Pyodide keeps what it was started with, and so the memory a second time.
    delete python._api.config._loadSnapshot;
    delete python._api.config.fsInit;
    release(await promisedMemory);
    readyPython(python, true, await promisedAbout, fetchRest);
    return python;
  } catch (error) {
    patience.abort(error); // What still comes would take the line from the plain start.
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
  const [about, library] = await Promise.all([promisedAbout, fetchLibrary(promisedAbout)]);
  const python = await load(about, library, wasm, {});
  performance.mark("start:pyodide-runs");
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
  // Where it has not come yet, Pyodide asks for it once more, in a classic worker in another way.
  await loadGlue().catch(() => {});
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
  tellOf(REST);
  const given = handedAtOnce(REST);
  if (given) {
    return new Uint8Array(given);
  }
  const request = new XMLHttpRequest();
  request.open("GET", here + REST, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) {
    throw new Error(`${REST}: HTTP status ${request.status}`);
  }
  return new Uint8Array(request.response);
}
