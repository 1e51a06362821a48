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

const BLOCK = 65536;

/**
 * Bytes that can be stepped through four at a time: there are millions, and a start waits for them. Where
 * they come from, they need not begin at a multiple of four.
 */
class Block {
  words = new Uint32Array(BLOCK / 4);
  bytes = new Uint8Array(this.words.buffer);
}

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
  const [changed, others] = [new Block(), new Block()];
  const { words } = changed;
  for (let start = 0; start < target.length; start += BLOCK) {
    const part = target.subarray(start, start + BLOCK);
    changed.bytes.set(part);
    others.bytes.set(source.subarray(start, start + BLOCK));
    for (let index = 0; index < words.length; index += 1) {
      words[index] = /** @type {number} */ (words[index]) ^ /** @type {number} */ (others.words[index]);
    }
    part.set(changed.bytes.subarray(0, part.length));
  }
}
