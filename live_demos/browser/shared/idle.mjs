/** Waits for the browser to have nothing else to do. */

/**
 * @param {() => void} callback
 * @param {number} [timeout] milliseconds after which it is called in any case
 */
export function whenIdle(callback, timeout) {
  // Safari has none.
  if ("requestIdleCallback" in window) {
    requestIdleCallback(() => callback(), { timeout });
  } else {
    setTimeout(callback);
  }
}
