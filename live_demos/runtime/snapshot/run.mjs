/**
 * Starts Python as the browser would, and runs Python files in it, in one namespace.
 *
 *     node run.mjs <Pyodide's npm package> <folder of the snapshot and library> snapshot|plain <script.py>…
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { zstdDecompressSync } from "node:zlib";
import { readyPython } from "../../browser/worker/ready-python.mjs";
import { restoreGcLinks } from "../../browser/worker/gc-links.mjs";
import { restoreStaticData } from "../../browser/worker/static-data.mjs";

// Node would print the line that threw, and Pyodide's has 80,000 characters.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const [folder = "", made = "", startMode = "", ...scripts] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const about = JSON.parse(readFileSync(`${made}/library.json`, "utf8"));
const unpacked = (/** @type {string} */ file) => zstdDecompressSync(readFileSync(`${made}/${file}.zst`));
const memory = () => {
  const restored = new Uint8Array(unpacked("snapshot.bin"));
  restoreStaticData(restored, readFileSync(`${folder}/pyodide.asm.wasm`), about.static);
  restoreGcLinks(restored, about.links);
  return restored;
};
const scratch = mkdtempSync(join(tmpdir(), "library-"));
const library = () => {
  const file = join(scratch, "imported.zip");
  writeFileSync(file, unpacked("imported.zip"));
  return file;
};
const pyodide = await loadPyodide({
  indexURL: `${folder}/`,
  ...(startMode === "snapshot"
    ? {
        stdLibURL: `${made}/data.zip`,
        _loadSnapshot: memory(),
      }
    : { stdLibURL: library() }),
});
rmSync(scratch, { recursive: true });
const fetchRest = () => {
  console.error("the rest of the library was asked for");
  return new Uint8Array(readFileSync(`${made}/rest.zip`));
};
readyPython(pyodide, startMode === "snapshot", about, fetchRest);
for (const script of scripts) {
  await pyodide.runPythonAsync(readFileSync(script, "utf8"));
}
process.exit(0);
