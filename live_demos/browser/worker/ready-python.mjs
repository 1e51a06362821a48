/**
 * What a Python needs before the first app, once Pyodide has started it. The browser does it, and Node
 * for the tests of the snapshot (runtime/snapshot/run.mjs).
 */

import { setArgumentCounter } from "./argument-counter.mjs";

/** @import { About } from "./fetch-snapshot.mjs" */
/** @import { Pyodide } from "./pyodide.mjs" */

/**
 * @param {Pyodide} python
 * @param {boolean} restored whether it is from the snapshot, where Streamlit is imported already
 * @param {Pick<About, "rest" | "sha256">} about
 * @param {() => Uint8Array} fetchRest gives rest.zip, and at once: an import cannot be put off
 */
export function readyPython(python, restored, { rest, sha256 }, fetchRest) {
  if (restored) {
    setArgumentCounter(python._module);
  }
  python.pyimport("lazy_library").install(rest, sha256["rest.zip"], fetchRest);
  if (restored) {
    python.pyimport("snapshot_restore").after_restore();
  } else {
    python.pyimport("snapshot_restore").before_streamlit();
    python.pyimport("separate_apps").install();
    python.pyimport("spared_work").install();
  }
}
