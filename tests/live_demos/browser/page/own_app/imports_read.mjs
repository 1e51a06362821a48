/** Reads imports as pages do: JSON in, the texts of files; JSON out, the imports of each. */

import process from "node:process";
import { text } from "node:stream/consumers";
import { pythonLanguage } from "@codemirror/lang-python";
import { readCode } from "../../../../../live_demos/browser/page/own-app/imports.mjs";

/** @type {string[]} */
const files = JSON.parse(await text(process.stdin));
const read = files.map((file) => readCode(pythonLanguage.parser.parse(file), file).imports);
process.stdout.write(JSON.stringify(read));
