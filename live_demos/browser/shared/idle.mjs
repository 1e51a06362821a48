/** Waits for the browser to have nothing else to do. */

/** A timer of none that comes within this time was not kept waiting; browsers add up to 4 ms themselves. */
const ON_TIME_MS = 10;

/** How many in a row must be on time: what is at work in small pieces lets some timers through. */
const TIMERS = 4;

/**
 * @param {() => void} callback
 * @param {number} [timeout] milliseconds after which it is called in any case
 */
export function whenIdle(callback, timeout = Infinity) {
  if ("requestIdleCallback" in window) {
    requestIdleCallback(() => callback(), Number.isFinite(timeout) ? { timeout } : {});
  } else {
    whenTimersAreOnTime(callback, timeout);
  }
}

/**
 * Safari has no idle callbacks.
 * @param {() => void} callback
 * @param {number} timeout
 */
function whenTimersAreOnTime(callback, timeout) {
  const end = performance.now() + timeout;
  let onTime = 0;
  const ask = () => {
    const asked = performance.now();
    setTimeout(() => {
      const now = performance.now();
      // In a page that nobody sees, timers are late by intention.
      onTime = now - asked <= ON_TIME_MS || document.hidden ? onTime + 1 : 0;
      if (onTime === TIMERS || now >= end) {
        callback();
      } else {
        ask();
      }
    });
  };
  ask();
}
