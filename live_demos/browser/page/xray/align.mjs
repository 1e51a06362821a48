/** Puts what happens in two apps side by side, so that one step shows the same place in both. */

/** @import { Entry } from "./types.mjs" */

/**
 * How far both apps are: the number of the entry in each, -1 before the first, and whether it moved.
 * @typedef {{broken: number, fixed: number, moved: {broken: boolean, fixed: boolean}}} Position
 */

const ORDER = ["browser", "state", "callback", "script", "end"];

/**
 * @param {Entry[]} broken
 * @param {Entry[]} fixed
 * @param {string[]} brokenCode its lines
 * @param {string[]} fixedCode
 * @returns {Position[]}
 */
export function align(broken, fixed, brokenCode, fixedCode) {
  const left = broken.map((entry) => keyOf(entry, brokenCode));
  const right = fixed.map((entry) => keyOf(entry, fixedCode));
  const common = commonLengths(left, right);
  /** @type {Position[]} */
  const positions = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [one, other] = [broken[i], fixed[j]];
    let [goLeft, goRight] = [one !== undefined, other !== undefined];
    if (one && other && left[i] !== right[j]) {
      const here = common[i]?.[j] ?? 0;
      const keepsLeft = (common[i]?.[j + 1] ?? 0) === here;
      const keepsRight = (common[i + 1]?.[j] ?? 0) === here;
      const both = (common[i + 1]?.[j + 1] ?? 0) === here && phase(one) === phase(other);
      goLeft = both || (keepsRight && (!keepsLeft || phase(one) <= phase(other)));
      goRight = both || !goLeft;
    }
    i += goLeft ? 1 : 0;
    j += goRight ? 1 : 0;
    positions.push({ broken: i - 1, fixed: j - 1, moved: { broken: goLeft, fixed: goRight } });
  }
  return positions;
}

/** @param {Entry} entry */
function phase({ run, part }) {
  return run * ORDER.length + ORDER.indexOf(part);
}

/**
 * @param {Entry} entry
 * @param {string[]} code
 */
function keyOf(entry, code) {
  return `${phase(entry)} ${entry.line ? code[entry.line - 1]?.trim() : ""}`;
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
