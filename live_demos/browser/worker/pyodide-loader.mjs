/** Stands where stlite's worker looks for Pyodide: gives it the Python that all apps share. */

import { startPython } from "./start-python.mjs";

/** stlite calls this in the name of its first app, which has started Python already. */
export function loadPyodide() {
  return startPython({ startMode: "auto", xray: false }, () => {});
}
