/** Puts what happens in two apps side by side, so that one step shows the same place in both. */

/** @import { Frame } from "./words.mjs" */

/**
 * How far both apps are: the number of the frame in each, -1 before the first, and whether it moved.
 * @typedef {{broken: number, fixed: number, moved: {broken: boolean, fixed: boolean}}} Place
 */

const ORDER = ["browser", "state", "callback", "script", "end"];

/**
 * @param {Frame[]} broken
 * @param {Frame[]} fixed
 * @param {string[]} brokenCode its lines
 * @param {string[]} fixedCode
 * @returns {Place[]}
 */
export function align(broken, fixed, brokenCode, fixedCode) {
  const left = broken.map((frame) => keyOf(frame, brokenCode));
  const right = fixed.map((frame) => keyOf(frame, fixedCode));
  const common = commonLengths(left, right);
  /** @type {Place[]} */
  const places = [];
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
    places.push({ broken: i - 1, fixed: j - 1, moved: { broken: goLeft, fixed: goRight } });
  }
  return places;
}

/** @param {Frame} frame */
function phase({ run, part }) {
  return run * ORDER.length + ORDER.indexOf(part);
}

/**
 * @param {Frame} frame
 * @param {string[]} code
 */
function keyOf(frame, code) {
  return `${phase(frame)} ${frame.line ? code[frame.line - 1]?.trim() : ""}`;
}

/**
 * Of what follows each pair of places, how much is common to both.
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
