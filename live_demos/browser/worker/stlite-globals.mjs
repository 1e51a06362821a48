/**
 * What stlite's worker sees in place of the worker's own globals.
 *
 * The build puts an import of this before stlite's worker and an export of `connect` after it
 * (runtime/assemble.py).
 */

/**
 * Without `postMessage`, stlite's worker takes itself for a SharedWorker's, in either kind of
 * worker: it sets `onconnect`, and serves each port it is given as an app with its own folder.
 * @type {{onconnect?: (event: {ports: MessagePort[]}) => void}}
 */
export const self = {};

/** The end of an app is an error to stlite: see runtime/in_pyodide/separate_apps.py. */
const END = "AppEndedError";

export const console = {
  ...globalThis.console,
  // Each message of each app, whole.
  debug() {},
  /** @param {unknown[]} said */
  error(...said) {
    if (!said.some((part) => String(part).includes(END))) {
      globalThis.console.error(...said);
    }
  },
};
