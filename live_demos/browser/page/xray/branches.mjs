/** Which way a script takes at an `if`: a trace has only the lines that ran. */

/** @import { Entry } from "./types.mjs" */

const BRANCHES = /^\s*(if|elif)\b/;

/**
 * Says which way an entry's line leads; empty if it is no `if`, or if that is not known.
 * @param {Entry} entry
 * @param {Entry | undefined} next what happens after it
 * @param {string[]} lines of the code
 */
export function branchWords(entry, next, lines) {
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
  return going && going < line
    ? ""
    : `${first === end ? `Line ${first} is` : `Lines ${first}–${end} are`} skipped.`;
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
