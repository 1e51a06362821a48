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
  const [words, others] = [inWords(target), inWords(source)];
  for (let index = 0; index < words.length; index += 1) {
    words[index] = /** @type {number} */ (words[index]) ^ /** @type {number} */ (others[index]);
  }
  target.set(new Uint8Array(words.buffer, 0, target.length));
}

/**
 * A copy, four bytes to each step through it: there are millions, and a start waits for them.
 * @param {Uint8Array} bytes
 */
function inWords(bytes) {
  const words = new Uint32Array(Math.ceil(bytes.length / 4));
  new Uint8Array(words.buffer).set(bytes);
  return words;
}
