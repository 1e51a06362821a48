/** Pyodide's WebAssembly: fetched and compiled before Pyodide asks for it. */

import { doNotFetch } from "./tracked-fetch.mjs";
import { fetchPacked } from "./fetch-zstd.mjs";

/** @import { About } from "./fetch-snapshot.mjs" */

/** As Pyodide calls it. */
const NAME = "pyodide.asm.wasm";

/**
 * @typedef {object} Wasm
 * @property {Promise<Uint8Array<ArrayBuffer>>} bytes
 * @property {Promise<WebAssembly.Module>} module
 */

/** @param {Uint8Array<ArrayBuffer>} code */
async function compile(code) {
  performance.mark("start:wasm-unpacked");
  const module = await WebAssembly.compile(code);
  performance.mark("start:wasm-compiled");
  return module;
}

/**
 * Whatever instantiates WebAssembly from a response in this worker gets this module: that is Pyodide
 * alone, and it asks for no other.
 * @param {Promise<About>} about
 * @returns {Wasm}
 */
export function fetchWasm(about) {
  const bytes = fetchPacked(
    `${NAME}.zst`,
    about.then(({ wasm }) => new Uint8Array(wasm)),
    about,
  );
  const module = bytes.then(compile);
  module.catch(() => {}); // Met where it is needed.
  doNotFetch(NAME);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const compiled = await module;
    return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
  };
  return { bytes, module };
}
