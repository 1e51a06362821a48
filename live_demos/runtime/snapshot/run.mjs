/**
 * Restores a snapshot and runs a Python file in it, as the browser would.
 *
 *     node run.mjs <Pyodide's npm package> <snapshot.bin.gz> <library.zip> <script.py>
 */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

// Node would print the line that threw, and Pyodide's has 80,000 characters.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const [folder, snapshot, library, script] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const pyodide = await loadPyodide({
  indexURL: `${folder}/`,
  stdLibURL: library,
  _loadSnapshot: gunzipSync(readFileSync(snapshot)),
});
pyodide.pyimport("snapshot_restore").after_restore();
await pyodide.runPythonAsync(readFileSync(script, "utf8"));
process.exit(0);
