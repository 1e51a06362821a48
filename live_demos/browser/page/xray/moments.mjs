/** Moments by their input: what it is called, and which moments of two apps belong together. */

import { isButton } from "./names.mjs";

/** @import { Moment, Run } from "./types.mjs" */

/** How many inputs that came at once are named. */
const MOST_NAMED = 3;

/**
 * Names the input of a moment: as the scenario does, or by what the browser sent.
 * @param {Moment} moment
 */
export function wordsOf({ words, runs = [], kept }) {
  const [run] = runs;
  if (words !== undefined) {
    return words;
  }
  if (kept) {
    return "Your code runs, and the session goes on";
  }
  if (!run || run.trigger === "start") {
    return "Start";
  }
  const inputs = run.inputs ?? [];
  if (inputs.length === 0) {
    return "A rerun without a new value";
  }
  const named = inputs
    .slice(0, MOST_NAMED)
    .map(({ widget, is }) => (isButton(widget) ? `Click ${widget.label}` : `Set ${widget.label} to ${is}`));
  return [...named, ...(inputs.length > MOST_NAMED ? ["…"] : [])].join(", ");
}

/** @param {Moment | undefined} moment whether an exception ended a run of it */
export function fails(moment) {
  return Boolean(moment?.runs?.some((run) => run.end === "error"));
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

/**
 * Counts the statements that a record tells of.
 * @param {Run} run
 */
export function stepsIn({ steps = [], callbacks = [] }) {
  return steps.length + callbacks.reduce((sum, one) => sum + (one.steps?.length ?? 0), 0);
}
