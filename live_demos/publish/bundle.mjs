/**
 * Bundles modules with the npm packages that they import. `bundle.py` runs it under Node: what to bundle
 * comes as JSON, and the bundles go as JSON.
 */

import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { basename, sep } from "node:path";
import { text } from "node:stream/consumers";

/** Where what several entries need is put, and how esbuild names it. */
const CHUNKS = "libraries/";
const CHUNK = /chunk-[A-Z0-9]{8}\.mjs/g;

const { folder, entries, packages } = JSON.parse(await text(process.stdin));

/** @type {typeof import("esbuild")} of the packages that the site has, wherever this file is */
const esbuild = createRequire(`${packages}${sep}`)("esbuild");

const { outputFiles, metafile } = await esbuild.build({
  absWorkingDir: folder,
  bundle: true,
  charset: "utf8",
  entryPoints: entries,
  // What two of them need is in a file of its own, which both import.
  splitting: true,
  format: "esm",
  legalComments: "none", // The page of licenses has them.
  logLevel: "error",
  metafile: true,
  minify: true,
  nodePaths: [packages],
  outbase: ".",
  outdir: ".",
  outExtension: { ".js": ".mjs" },
  entryNames: "[dir]/[name]",
  chunkNames: `${CHUNKS}[name]-[hash]`,
  target: "es2022",
  write: false,
});

/** @type {[string, string][]} */
const made = outputFiles.map(({ path, text }) => [path.slice(folder.length + 1).replaceAll(sep, "/"), text]);

/**
 * The chunks get names of ours: the hash in esbuild's is of the ways to the packages too, and these may lie
 * anywhere.
 * @type {Map<string, string>}
 */
const names = new Map();
for (const [address, text] of made.filter(([address]) => address.startsWith(CHUNKS))) {
  const digest = createHash("sha256").update(text.replaceAll(CHUNK, "")).digest("hex");
  names.set(basename(address), `chunk-${digest.slice(0, 8)}.mjs`);
}
/** @param {string} text */
const renamed = (text) => text.replaceAll(CHUNK, (name) => names.get(name) ?? name);

const files = Object.fromEntries(made.map(([address, text]) => [renamed(address), renamed(text)]));
process.stdout.write(JSON.stringify({ files, inputs: Object.keys(metafile.inputs) }));
