/** Shows what a reader has changed: the lines that are gone and those that are new, with some around them. */

import { make } from "../dom.mjs";
import { Chunk, Text } from "./codemirror-merge.mjs";

/** @typedef {"same" | "removed" | "added"} Kind */

/**
 * @typedef {object} Line
 * @property {Kind} kind
 * @property {number} number from 1, in the text that has it; of a line that both have, in the new one
 * @property {string} text
 */

/** How many lines that are as before stand around a change. */
const AROUND = 2;

/** A sign for those who see it, and a word for those who hear it: no color is needed. */
const SIGNS = {
  same: { sign: " ", word: "" },
  removed: { sign: "−", word: "Removed: " },
  added: { sign: "+", word: "Added: " },
};

/**
 * Gives the changes in parts; between two, lines are left out that are as before.
 * @param {string} before
 * @param {string} after
 * @returns {Line[][]}
 */
export function diff(before, after) {
  // With an end to the last line, which it has in a file: else a line after it would change it too.
  const [old, now] = [asFile(before), asFile(after)];
  /** @type {Line[][]} */
  const parts = [];
  let told = 0;
  const chunks = Chunk.build(old, now);
  for (const [index, { fromA, toA, fromB, toB }] of chunks.entries()) {
    const [removed, added] = [linesIn(old, fromA, toA), linesIn(now, fromB, toB)];
    const first = Math.max(added.first - AROUND, told + 1);
    if (first > told + 1 || parts.length === 0) {
      parts.push([]);
    }
    const part = /** @type {Line[]} */ (parts.at(-1));
    part.push(...take(now, first, added.first, "same"));
    part.push(...take(old, removed.first, removed.end, "removed"));
    part.push(...take(now, added.first, added.end, "added"));
    told = added.end - 1;
    const following = chunks[index + 1];
    const end = following ? linesIn(now, following.fromB, following.toB).first : now.lines;
    const next = take(now, added.end, Math.min(added.end + AROUND, end), "same");
    part.push(...next);
    told += next.length;
  }
  return parts;
}

/** @param {string} text */
function asFile(text) {
  return Text.of([...text.split("\n"), ""]);
}

/**
 * @param {Text} text
 * @param {number} from
 * @param {number} to after the line break of the last line; at the end of the text, one more than its length
 */
function linesIn(text, from, to) {
  if (from > text.length) {
    return { first: text.lines + 1, end: text.lines + 1 };
  }
  const first = text.lineAt(from).number;
  return { first, end: to > text.length ? text.lines + 1 : text.lineAt(to).number };
}

/**
 * @param {Text} text
 * @param {number} first
 * @param {number} end
 * @param {Kind} kind
 * @returns {Line[]}
 */
function take(text, first, end, kind) {
  return Array.from({ length: Math.max(end - first, 0) }, (_, index) => ({
    kind,
    number: first + index,
    text: text.line(first + index).text,
  }));
}

/**
 * @param {string} before
 * @param {string} after
 */
export function changesOf(before, after) {
  const parts = diff(before, after);
  const all = parts.flat();
  const [removed, added] = ["removed", "added"].map(
    (kind) => all.filter((line) => line.kind === kind).length,
  );
  const words =
    parts.length > 0 ? `${count(removed)} removed, ${count(added)} added.` : "Nothing is changed.";
  const lists = parts.map((lines) => make("ol", {}, ...lines.map(itemOf)));
  return make("div", {}, make("p", { textContent: words }), ...lists);
}

/** @param {Line} line */
function itemOf({ kind, number, text }) {
  const { sign, word } = SIGNS[kind];
  const item = make("li", { className: `editor__line editor__line--${kind}` });
  const mark = make("span", { className: "editor__sign", textContent: `${number} ${sign}` });
  mark.setAttribute("aria-hidden", "true");
  item.append(
    mark,
    make("span", { className: "demo__unseen", textContent: `${word}line ${number}: ` }),
    make("code", { textContent: text }),
  );
  return item;
}

/** @param {number | undefined} lines */
function count(lines = 0) {
  return lines === 1 ? "1 line" : `${lines} lines`;
}
