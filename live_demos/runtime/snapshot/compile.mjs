/**
 * Byte-compiles a library with the Python that will run it.
 *
 *     node compile.mjs <Pyodide's npm package> <library.zip> <output.zip> <compile.py>
 */

import "./deterministic.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Node would print the line that threw, and Pyodide's has 80,000 characters.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const [folder = "", library = "", output = "", script = ""] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ indexURL: `${folder}/` });
pyodide.FS.writeFile("/tmp/source.zip", readFileSync(library));
pyodide.runPython(readFileSync(script, "utf8"));
writeFileSync(output, pyodide.FS.readFile("/tmp/compiled.zip"));
