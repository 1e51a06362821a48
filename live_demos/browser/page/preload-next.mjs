/**
 * Keeps one pair ready that the reader may start next: its frames have Streamlit's front end, which
 * is half of what an app waits for once Python runs. Of the visit's first demo nothing is made ready.
 */

import { whenIdle } from "../shared/idle.mjs";
import { pythonRuns } from "./python-session.mjs";

/** @typedef {{prepare: () => void, unprepare: () => void, idle: boolean, isConnected: boolean}} Pair */

/** How long readers have a running demo for themselves before the next is made ready beside it. */
const PAUSE_MS = 1000;

/** Two front ends are some 45 MB. `deviceMemory` is in GiB: 0.25 to 8, and in Chromium only. */
const SMALL_DEVICE = 2;

/** @type {Pair | undefined} */
let ready;

/**
 * Makes a pair ready, in place of the one before.
 * @param {Pair} pair
 */
export async function makeReady(pair) {
  const { deviceMemory = 8 } = /** @type {{deviceMemory?: number}} */ (navigator);
  if (pair.idle && deviceMemory > SMALL_DEVICE && (await pythonRuns()) && pair.isConnected) {
    if (ready !== pair) {
      ready?.unprepare();
      ready = pair;
    }
    pair.prepare();
  }
}

/**
 * Makes the first pair of the page ready that is not running.
 * @param {Iterable<Pair>} pairs
 */
export function makeNextReady(pairs) {
  const next = [...pairs].find((pair) => pair.idle);
  if (next) {
    setTimeout(() => whenIdle(() => makeReady(next)), PAUSE_MS);
  }
}
