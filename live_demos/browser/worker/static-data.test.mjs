/** What a memory and its WebAssembly share comes back. That the build leaves it out is tested in Python. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { restoreStaticData } from "./static-data.mjs";

const WASM = new Uint8Array([90, 91, 1, 2, 3, 4, 5, 92]);
const WHERE = { wasm: 2, memory: 1, length: 5 };

test("what changed becomes what it changed to, and all around stays", () => {
  // In the memory, the third of the five bytes is 6 instead of 3: 6 ^ 3 is left.
  const memory = new Uint8Array([80, 0, 0, 6 ^ 3, 0, 0, 81]);

  restoreStaticData(memory, WASM, WHERE);

  assert.deepEqual([...memory], [80, 1, 2, 6, 4, 5, 81]);
});

test("a memory or a WebAssembly that is too short is another one", () => {
  const other = { message: "pyodide.asm.wasm: not the one that the snapshot was made with" };

  assert.throws(() => restoreStaticData(new Uint8Array(7), WASM.subarray(0, 6), WHERE), other);
  assert.throws(() => restoreStaticData(new Uint8Array(5), WASM, WHERE), other);
});
