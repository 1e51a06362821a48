/**
 * Warms a Python up and saves its memory.
 *
 *     node make.mjs <Pyodide's npm package> <library.zip> <output> <script.py>…
 *
 * Writes the snapshot to `<output>`, and to `<output>.json` what is to be known of it: `imported`, the names
 * of the library's files that it holds as modules, and `links` (pack-gc-links.mjs). Two runs write the same bytes.
 */

import { ENVIRONMENT, PROGRAM, givenOut } from "./deterministic.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { forgetArgumentCounter } from "../../browser/worker/argument-counter.mjs";
import { packGcLinks } from "./pack-gc-links.mjs";

// Node would print the line that threw, and Pyodide's has 80,000 characters.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const [folder = "", library = "", output = "", ...scripts] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);

/** @type {string[]} */
let said = [];
const pyodide = await loadPyodide({
  indexURL: `${folder}/`,
  stdLibURL: library,
  env: ENVIRONMENT,
  // Otherwise the path of this script, in sys.executable.
  _sysExecutable: PROGRAM,
  _makeSnapshot: true,
  stderr: (/** @type {string} */ line) => said.push(line),
});
const names = pyodide.runPython("dict(__name__='warm')");
try {
  for (const script of scripts) {
    await pyodide.runPythonAsync(readFileSync(script, "utf8"), { globals: names });
  }
} catch (error) {
  console.error(said.join("\n"));
  throw error;
}
const members = pyodide.runPython("imported_members()", { globals: names });
const imported = members.toJs();
members.destroy();
pyodide.runPython("finish()", { globals: names });
said = [];
pyodide.runPython("import sys; sys._debugmallocstats(); sys.stderr.flush()", { globals: names });
zeroSmallBlocks(said);
zeroLargeBlocks();
names.destroy();
const frozen = pyodide.runPython("import gc; gc.collect(); gc.get_freeze_count()");

forgetArgumentCounter(pyodide._module);
const snapshot = pyodide.makeMemorySnapshot();
refuseRandomBytes(snapshot);
const links = packGcLinks(snapshot, frozen);
writeFileSync(output, snapshot);
writeFileSync(`${output}.json`, JSON.stringify({ imported, links }));

/**
 * Zeroes what Python's own allocator has free, so that it compresses: bytes(n) comes zeroed.
 *
 * @param {string[]} statistics the lines of sys._debugmallocstats(), which have a table of
 *   class, size, pools, blocks in use, blocks available (CPython, Objects/obmalloc.c).
 */
function zeroSmallBlocks(statistics) {
  const wanted = [];
  for (const line of statistics) {
    const [, size = 0, , , available = 0] = (line.match(/\d+/g) ?? []).map(Number);
    if (/^\s*\d+(\s+\d+){4}\s*$/.test(line) && size >= 32 && available > 0) {
      wanted.push([size, available]);
    }
  }
  // An object of bytes has 17 bytes more than its content.
  pyodide.runPython(
    `[[bytes(size - 17) for _ in range(count)] for size, count in ${JSON.stringify(wanted)}]; None`,
    { globals: names },
  );
}

/** Zeroes what malloc has free, below the last byte in use: large bytes() come from there. */
function zeroLargeBlocks() {
  const memory = pyodide._module.HEAPU8;
  let end = memory.length;
  while (memory[end - 1] === 0) {
    end -= 1;
  }
  pyodide.runPython(`zero_large_blocks(${end})`, { globals: names });
}

/**
 * Fails if a random number of the build stayed in memory, as bytes or in hexadecimal.
 * @param {Uint8Array} snapshot
 */
function refuseRandomBytes(snapshot) {
  const memory = Buffer.from(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
  for (const block of givenOut) {
    const bytes = Buffer.from(block.subarray(0, 8));
    for (const trace of [bytes, Buffer.from(bytes.toString("hex"))]) {
      if (bytes.length === 8 && memory.includes(trace)) {
        console.error(`the snapshot holds random bytes of the build: ${bytes.toString("hex")}`);
        process.exit(1);
      }
    }
  }
}

process.exit(0);
