/** Statements in the order in which a reader follows them. */

/** @import { Statement } from "./types.mjs" */

/**
 * Puts what a call of a function made behind the function's own lines, as it happens.
 * @param {Statement[]} steps
 * @returns {Statement[]}
 */
export function unfolded(steps) {
  /** @type {Statement[]} */
  const all = [];
  /** @type {Statement[]} */
  const open = [];
  const end = (/** @type {number} */ depth) => {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) {
      const { names, state, widgets, drawn, ...step } = /** @type {Statement} */ (open.pop());
      if (names || state || widgets || drawn) {
        all.push({ ...step, names, state, widgets, drawn });
      }
    }
  };
  for (const [index, step] of steps.entries()) {
    const { line, last, depth = 0 } = step;
    const next = steps[index + 1];
    end(depth);
    if (next && (next.depth ?? 0) > depth) {
      all.push({ line, last, calls: next.in });
      open.push(step);
    } else {
      all.push(step);
    }
  }
  end(0);
  return all;
}
