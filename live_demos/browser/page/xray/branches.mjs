/** Which way a script takes at an `if`: a trace has only the lines that ran. */

import { joined } from "./phrases.mjs";

/** @import { Code, Entry } from "./types.mjs" */

const BRANCHES = /^\s*(if|elif)\b/;

/**
 * Says which way an entry's line leads; empty if it is no `if`, or if that is not known.
 * @param {Entry} entry
 * @param {Entry | undefined} next what happens after it
 * @param {string[]} lines of the code
 * @param {Code} code
 */
export function branchWords(entry, next, lines, { own, ownWords }) {
  const { line = 0, last = line } = entry;
  const [first, end] = bodyAfter(last, lines);
  if (!BRANCHES.test(lines[line - 1] ?? "") || first > end || entry.raised || entry.calls) {
    return "";
  }
  const going =
    next !== undefined &&
    next.run === entry.run &&
    next.part === entry.part &&
    next.file === entry.file &&
    next.line;
  if (going && going >= first && going <= end) {
    return "The condition holds.";
  }
  // A line above it is the next turn of a loop, or in another function.
  if (going && going < line) {
    return "";
  }
  // Lines of the fix matter where they do not run, too. A condition of the fix says itself that it is one.
  const isIn = (/** @type {number} */ from, /** @type {number} */ to) =>
    own.filter((number) => from <= number && number <= to);
  const skipped = entry.file === undefined && isIn(line, last).length === 0 ? isIn(first, end) : [];
  const named = `line${skipped.length > 1 ? "s" : ""} ${joined(skipped.map(String))}`;
  const fix = skipped.length > 0 ? `, among them ${named}, ${ownWords}` : "";
  return `${first === end ? `Line ${first} is` : `Lines ${first}–${end} are`} skipped${fix}.`;
}

/**
 * Gives the first and the last line of the block that a line begins, or nothing that is one.
 * @param {number} line the last one before the block
 * @param {string[]} lines
 * @returns {[first: number, last: number]}
 */
function bodyAfter(line, lines) {
  const indent = indentOf(lines[line - 1] ?? "");
  let last = line;
  for (let number = line + 1; number <= lines.length; number += 1) {
    const text = lines[number - 1] ?? "";
    if (text.trim() && indentOf(text) <= indent) {
      break;
    }
    last = text.trim() ? number : last;
  }
  return [line + 1, last];
}

/** @param {string} text */
function indentOf(text) {
  return text.length - text.trimStart().length;
}
