/**
 * Starts Python as the browser would, and runs a Python file in it.
 *
 *     node run.mjs <Pyodide's npm package> <folder of the snapshot and library> snapshot|plain <script.py>
 */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { zstdDecompressSync } from "node:zlib";
import { restoreStaticData } from "../../browser/worker/static-data.mjs";

// Node would print the line that threw, and Pyodide's has 80,000 characters.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const [folder = "", made = "", way = "", script = ""] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const { rest, sha256, static: staticData } = JSON.parse(readFileSync(`${made}/library.json`, "utf8"));
const memory = () => {
  const restored = new Uint8Array(zstdDecompressSync(readFileSync(`${made}/snapshot.bin.zst`)));
  restoreStaticData(restored, readFileSync(`${folder}/pyodide.asm.wasm`), staticData);
  return restored;
};
const pyodide = await loadPyodide({
  indexURL: `${folder}/`,
  ...(way === "snapshot"
    ? {
        stdLibURL: `${made}/data.zip`,
        _loadSnapshot: memory(),
      }
    : { stdLibURL: `${made}/imported.zip` }),
});
const fetchRest = () => {
  console.error("the rest of the library was asked for");
  return new Uint8Array(readFileSync(`${made}/rest.zip`));
};
pyodide.pyimport("lazy_library").install(rest, sha256["rest.zip"], fetchRest);
if (way === "snapshot") {
  pyodide.pyimport("snapshot_restore").after_restore();
} else {
  pyodide.pyimport("snapshot_restore").before_streamlit();
  pyodide.pyimport("separate_apps").install();
}
await pyodide.runPythonAsync(readFileSync(script, "utf8"));
process.exit(0);
