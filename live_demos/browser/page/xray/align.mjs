/** Puts what happens in the apps that are shown side by side, so that one step shows the same place in all. */

/** @import { Entry, Side } from "./types.mjs" */

/**
 * How far an app is at a step: the number of its entry, -1 before the first, and whether it has moved.
 * @typedef {{at: number, moved: boolean}} Place
 * @typedef {Partial<Record<Side, Place>>} Position of all apps
 */

/**
 * What an app does in a moment.
 * @typedef {{side: Side, entries: Entry[], lines: string[]}} Done with the lines of its code
 */

const ORDER = ["browser", "state", "callback", "script", "end"];

/**
 * @param {Done[]} apps one, or a pair
 * @returns {Position[]}
 */
export function align([one, other]) {
  if (!one) {
    return [];
  }
  if (!other) {
    return one.entries.map((_, at) => ({ [one.side]: { at, moved: true } }));
  }
  /** @type {Position[]} */
  const positions = [];
  const at = [-1, -1];
  const last = Math.max(lastRun(one.entries), lastRun(other.entries));
  // What belongs to different runs is never the same place.
  for (let run = 0; run <= last; run += 1) {
    const [left, right] = [one, other].map(({ entries }) => entries.filter((entry) => entry.run === run));
    for (const moved of alignRun(left ?? [], right ?? [], one.lines, other.lines)) {
      moved.forEach((has, index) => (at[index] = (at[index] ?? 0) + (has ? 1 : 0)));
      const [first = 0, second = 0] = at;
      positions.push({
        [one.side]: { at: first, moved: moved[0] },
        [other.side]: { at: second, moved: moved[1] },
      });
    }
  }
  return positions;
}

/** @param {Entry[]} entries */
function lastRun(entries) {
  return entries.at(-1)?.run ?? -1;
}

/**
 * Says for each step of a run which of two apps moves.
 * @param {Entry[]} one
 * @param {Entry[]} other
 * @param {string[]} lines
 * @param {string[]} otherLines
 */
function alignRun(one, other, lines, otherLines) {
  const left = one.map((entry) => keyOf(entry, lines));
  const right = other.map((entry) => keyOf(entry, otherLines));
  const common = commonLengths(left, right);
  /** @type {[boolean, boolean][]} */
  const moves = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [first, second] = [one[i], other[j]];
    let [goLeft, goRight] = [first !== undefined, second !== undefined];
    if (first && second && left[i] !== right[j]) {
      const here = common[i]?.[j] ?? 0;
      const keepsLeft = (common[i]?.[j + 1] ?? 0) === here;
      const keepsRight = (common[i + 1]?.[j] ?? 0) === here;
      const both = (common[i + 1]?.[j + 1] ?? 0) === here && phase(first) === phase(second);
      goLeft = both || (keepsRight && (!keepsLeft || phase(first) <= phase(second)));
      goRight = both || !goLeft;
    }
    i += goLeft ? 1 : 0;
    j += goRight ? 1 : 0;
    moves.push([goLeft, goRight]);
  }
  return moves;
}

/** @param {Entry} entry */
function phase({ part }) {
  return ORDER.indexOf(part);
}

/**
 * @param {Entry} entry
 * @param {string[]} code
 */
function keyOf(entry, code) {
  const { line, file } = entry;
  // The same line of another file is the same one; of the main script, what it says makes it so.
  const text = file === undefined ? code[(line ?? 0) - 1]?.trim() : `${file} ${line}`;
  return `${phase(entry)} ${line ? text : ""}`;
}

/**
 * Of what follows each pair of positions, how much is common to both.
 * @param {string[]} left
 * @param {string[]} right
 */
function commonLengths(left, right) {
  const table = Array.from({ length: left.length + 1 }, () => new Array(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = /** @type {number[]} */ (table[i]);
      const below = /** @type {number[]} */ (table[i + 1]);
      row[j] = left[i] === right[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
