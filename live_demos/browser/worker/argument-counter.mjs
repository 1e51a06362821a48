/**
 * The function by which Python counts what a C function takes, before it calls one that takes less than
 * it gives. Python keeps its number in the table of functions, where this function is the only one that
 * is put there at the start: the numbers of all others are those of the WebAssembly.
 *
 * An engine may give it another number: in WebKitGTK 2.50 it is 12439, in Chromium 156, Firefox 153 and
 * Node 24 it is 11803. iOS has none, 0, and calls by JavaScript in its place. So a memory must not carry
 * the number of the engine that it was made in.
 * Source: CPython, Python/emscripten_trampoline.c; `_PyEM_InitTrampoline_js` in pyodide.asm.js.
 */

/**
 * Pyodide's module, as far as it is about this.
 * @typedef {object} Module
 * @property {Int32Array} HEAP32
 * @property {number} __PyRuntime
 * @property {number} __PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET
 * @property {number} _PyEM_CountArgsPtr the number in this engine
 */

/**
 * Makes Python call by JavaScript, as every engine can: before a memory is saved.
 * @param {Module} module
 */
export function forgetArgumentCounter(module) {
  module.HEAP32[placeOf(module)] = 0;
}

/**
 * Gives Python the number that the function has in this engine: after a memory was restored.
 * @param {Module} module
 */
export function setArgumentCounter(module) {
  module.HEAP32[placeOf(module)] = module._PyEM_CountArgsPtr;
}

/** @param {Module} module */
function placeOf({ HEAP32, __PyRuntime, __PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET }) {
  const offset = /** @type {number} */ (HEAP32[__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET / 4]);
  return (__PyRuntime + offset) / 4;
}
