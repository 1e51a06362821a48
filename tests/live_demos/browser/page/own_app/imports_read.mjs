/** Reads imports as pages do: JSON in, the texts of files; JSON out, the imports of each. */

import { text } from "node:stream/consumers";
import { parser } from "@lezer/python";
import { readCode } from "../../../../../live_demos/browser/page/own-app/imports.mjs";

/** @type {string[]} */
const files = JSON.parse(await text(process.stdin));
const read = files.map((file) => readCode(parser.parse(file), file).imports);
process.stdout.write(JSON.stringify(read));
