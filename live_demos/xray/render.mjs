/** Reads traces and code from stdin and writes the HTML of their panels, by slug, as JSON. */

import { panelHtml } from "../browser/page/xray/html.mjs";

let text = "";
for await (const chunk of process.stdin.setEncoding("utf8")) {
  text += chunk;
}
const panels = Object.entries(JSON.parse(text)).map(([slug, { trace, codes }]) => [
  slug,
  panelHtml(slug, trace, codes),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(panels)));
