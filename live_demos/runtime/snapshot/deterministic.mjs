/**
 * Makes a Pyodide under Node run the same way each time: fixed clock, fixed random numbers.
 *
 * Pyodide gets its time from `Date.now` and `performance.now` and its random numbers from
 * `crypto.randomFillSync` (pyodide.asm.js: `_emscripten_get_now`, `initRandomFill`). Import this
 * before Pyodide.
 */

import nodeCrypto from "node:crypto";

/** 1 January 2020, a time that no reader's clock shows: easy to find if it stays somewhere. */
const NOW = 1577836800000;

/** Every block of random bytes that was given out. @type {Uint8Array[]} */
export const givenOut = [];

const RealDate = Date;
// @ts-expect-error The real one can be called without new, too.
globalThis.Date = class extends RealDate {
  /** @param {any[]} values */
  constructor(...values) {
    if (values.length === 0) {
      super(NOW);
    } else {
      // @ts-expect-error The real constructor has overloads, not a rest parameter.
      super(...values);
    }
  }
  static now() {
    return NOW;
  }
};

// This one goes on, a millisecond at each look: time.sleep() waits for it.
let elapsed = 1000;
performance.now = () => (elapsed += 1);

/** How often the event loop turns before time leaps: tasks that need no time go first. */
const ROUNDS = 50;

/**
 * Runs the timer that is due next, some rounds from now.
 * @param {number} rounds
 */
function leap(rounds) {
  if (rounds > 0) {
    setImmediate(leap, rounds - 1);
    return;
  }
  timers.sort((one, other) => one.due - other.due || one.id - other.id);
  const next = timers.shift();
  if (next) {
    elapsed = Math.max(elapsed, next.due);
    next.call();
  }
}

/** @type {{ id: number, due: number, call: () => void }[]} */
let timers = [];
let lastTimer = 0;

/**
 * Lets time pass by leaps: whatever is due next runs next, however far off it is.
 * @param {(...values: any[]) => void} callback
 * @param {number} [delay]
 * @param {any[]} values
 */
function setSteadyTimeout(callback, delay = 0, ...values) {
  lastTimer += 1;
  timers.push({ id: lastTimer, due: elapsed + delay, call: () => callback(...values) });
  leap(ROUNDS);
  return lastTimer;
}
// @ts-expect-error Node gives an object, browsers give a number.
globalThis.setTimeout = setSteadyTimeout;
// @ts-expect-error As above.
globalThis.clearTimeout = (/** @type {number} */ id) => {
  timers = timers.filter((timer) => timer.id !== id);
};

/**
 * @template {NodeJS.ArrayBufferView} T
 * @param {T} view
 * @returns {T}
 */
function fill(view) {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let start = 0; start < bytes.length; start += 32) {
    const block = nodeCrypto.createHash("sha256").update(`${givenOut.length} ${start}`).digest();
    bytes.set(block.subarray(0, bytes.length - start), start);
  }
  givenOut.push(bytes.slice());
  return view;
}
nodeCrypto.randomFillSync = fill;
// @ts-expect-error The real one takes null, too.
globalThis.crypto.getRandomValues = fill;

/** What every Pyodide of the build is given, so that nothing of this machine gets in. */
export const ENVIRONMENT = {
  HOME: "/home/pyodide",
  LANG: "C.UTF-8",
  // Sets and dicts of strings have the same order in every build.
  PYTHONHASHSEED: "0",
};
export const PROGRAM = "./this.program";
