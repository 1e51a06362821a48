/** Gives each text as esbuild minifies it: two that do the same are then the same. JSON in, JSON out. */

import { text } from "node:stream/consumers";
import { transform } from "esbuild";

/** @type {[name: string, source: string][]} */
const files = JSON.parse(await text(process.stdin));
const minified = files.map(async ([name, source]) => {
  const { code } = await transform(source, { loader: name.endsWith(".css") ? "css" : "js", minify: true });
  return code;
});
process.stdout.write(JSON.stringify(await Promise.all(minified)));
