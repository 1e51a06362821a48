/**
 * Bundles modules with the npm packages that they import. `bundle.py` runs it under Node: what to bundle
 * comes as JSON, and the bundles go as JSON.
 */

import { text } from "node:stream/consumers";
import { createRequire } from "node:module";
import { sep } from "node:path";

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
  chunkNames: "libraries/[name]-[hash]",
  target: "es2022",
  write: false,
});

const files = outputFiles.map(({ path, text }) => [path.slice(folder.length + 1).replaceAll(sep, "/"), text]);
process.stdout.write(
  JSON.stringify({ files: Object.fromEntries(files), inputs: Object.keys(metafile.inputs) }),
);
