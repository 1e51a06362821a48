/**
 * Judges observations with the JavaScript that readers get: one JSON object a line from stdin, its verdict
 * as a line to stdout.
 */

import { createInterface } from "node:readline";
import { pythonLanguage } from "@codemirror/lang-python";
import { featuresOf } from "../live_demos/browser/page/challenge/code-features.mjs";
import { judge } from "../live_demos/browser/page/challenge/judge.mjs";
import { wrongWay } from "../live_demos/browser/page/challenge/wrong-ways.mjs";

/** @param {string} code */
const read = (code) => featuresOf(code, pythonLanguage.parser.parse(code).topNode);

for await (const line of createInterface({ input: process.stdin })) {
  const { scenario, challenge, observations, edit, broken } = JSON.parse(line);
  const verdict = judge(scenario, challenge, observations);
  const row = verdict.rows[verdict.failed ?? -1];
  const way = row ? wrongWay(read(edit), read(broken), challenge.wrong_ways, scenario, row.raised) : null;
  process.stdout.write(`${JSON.stringify({ ...verdict, way })}\n`);
}
