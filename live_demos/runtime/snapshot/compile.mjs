/**
 * Byte-compiles a library with the Python that will run it.
 *
 *     node compile.mjs <Pyodide's npm package> <library.zip> <compile.py> <output.zip>
 */

import "./steady.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, library, script, output] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ indexURL: `${folder}/` });
pyodide.FS.writeFile("/tmp/source.zip", readFileSync(library));
pyodide.runPython(readFileSync(script, "utf8"));
writeFileSync(output, pyodide.FS.readFile("/tmp/compiled.zip"));
