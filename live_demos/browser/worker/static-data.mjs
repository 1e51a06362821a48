/**
 * The static data of Pyodide's C: constants, tables and texts. They are in pyodide.asm.wasm and, hardly
 * changed, in every memory. So the snapshot has there what changed, and nothing else
 * (runtime/snapshot/static_data.py).
 *
 * @typedef {object} StaticData
 * @property {number} wasm where it is in pyodide.asm.wasm, in bytes
 * @property {number} memory where it is in the snapshot
 * @property {number} length
 */

import { damaged } from "./start-error.mjs";

/**
 * Makes of what changed what it changed to.
 * @param {Uint8Array} memory of the snapshot; is changed
 * @param {Uint8Array} wasm pyodide.asm.wasm
 * @param {StaticData} where
 * @throws {StartError} if the two do not belong together
 */
export function restoreStaticData(memory, wasm, where) {
  const target = memory.subarray(where.memory, where.memory + where.length);
  const source = wasm.subarray(where.wasm, where.wasm + where.length);
  if (target.length !== where.length || source.length !== where.length) {
    throw damaged("pyodide.asm.wasm", "not the one that the snapshot was made with");
  }
  for (let index = 0; index < target.length; index += 1) {
    target[index] = /** @type {number} */ (target[index]) ^ /** @type {number} */ (source[index]);
  }
}
