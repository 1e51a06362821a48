/** Moments by their input: what it is called, and which moments of two apps belong together. */

import { isButton } from "./names.mjs";

/** @import { Moment } from "./types.mjs" */

/**
 * Names the input of a moment: as the scenario does, or by what the browser sent.
 * @param {Moment} moment
 */
export function wordsOf({ words, runs = [] }) {
  const [run] = runs;
  if (words !== undefined) {
    return words;
  }
  if (!run || run.trigger === "start") {
    return "Start";
  }
  const inputs = run.inputs ?? [];
  if (inputs.length === 0) {
    return "A rerun without a new value";
  }
  return inputs
    .map(({ widget, is }) => (isButton(widget) ? `Click ${widget.label}` : `Set ${widget.label} to ${is}`))
    .join(", ");
}

/**
 * Gives the number of a moment, the start's being 0.
 * @param {Moment[]} moments
 * @param {number} index
 */
export function numberOf(moments, index) {
  return moments[index]?.number ?? index;
}

/**
 * Gives the moment of another app after the same inputs; nothing if it has had others.
 * @param {Moment[]} moments
 * @param {number} index
 * @param {Moment[]} others
 * @returns {Moment | undefined}
 */
export function counterpart(moments, index, others) {
  const byNumber = new Map(others.map((moment, at) => [numberOf(others, at), moment]));
  let found;
  for (let at = 0; at <= index; at += 1) {
    const moment = moments[at];
    found = byNumber.get(numberOf(moments, at));
    if (moment && found && wordsOf(moment) !== wordsOf(found)) {
      return undefined;
    }
  }
  return found;
}
