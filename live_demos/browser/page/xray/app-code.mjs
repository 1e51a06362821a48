/** The code of the apps that are shown: as it ran, as it stands in the page, and what the reader has changed. */

import { OWN_WORDS } from "./html.mjs";

/** @import { LiveApp } from "./live-app.mjs" */
/** @import { Code, Side } from "./types.mjs" */

/** What is said of a line that the demo's own app does not have. */
const CHANGED = "changed by you";

/**
 * An element whose apps are shown.
 * @typedef {HTMLElement & {sourceOf?: (side: Side, file?: string) => string | undefined}} Host that knows what text of
 *   an app stands in the page now: of the main script, or of the file with this name from its folder
 */

/**
 * Gives the listing of a demo's own app.
 * @param {HTMLElement} host
 * @param {Side} side
 * @returns {Code}
 */
export function listingOf(host, side) {
  const code = host.querySelector(`[data-code="${side}"] code`);
  const own = [...(code?.querySelectorAll(".hll") ?? [])].map(
    (line) => line.closest("[id]")?.id ?? line.querySelector("[id]")?.id ?? "",
  );
  return {
    lines: linesOf(code?.textContent ?? ""),
    own: own.map((id) => Number(/\d+$/.exec(id)?.[0])),
    ownWords: side === "own" ? "" : OWN_WORDS[side],
  };
}

/**
 * Gives the code that a live app ran when it told of its runs.
 * @param {LiveApp} app
 * @param {Code} listing of the demo's own
 * @returns {Code}
 */
export function ranCode(app, listing) {
  if (!app.isEdit) {
    return listing;
  }
  const lines = linesOf(app.texts.get("") ?? "");
  const before = new Set(listing.lines.map((line) => line.trim()));
  const own = lines.flatMap((line, index) => (before.has(line.trim()) ? [] : [index + 1]));
  return {
    lines,
    own: app.side === "own" ? [] : own,
    ownWords: CHANGED,
    files: new Map([...app.texts].map(([name, text]) => [name, linesOf(text)])),
  };
}

/**
 * Whether the lines of a file that ran are those that stand in the page now.
 * @param {Host} host
 * @param {Side} side
 * @param {Code} code
 * @param {string} [file] none for the main script
 */
export function isCurrent(host, side, code, file) {
  const now = host.sourceOf?.(side, file);
  const lines = file === undefined ? code.lines : code.files?.get(file);
  return file === undefined && now === undefined ? true : withoutEnd(now ?? "") === lines?.join("\n");
}

/** @param {string} text */
function linesOf(text) {
  return withoutEnd(text).split("\n");
}

/** @param {string} text of which listings and editors show no empty last line */
function withoutEnd(text) {
  return text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
}
