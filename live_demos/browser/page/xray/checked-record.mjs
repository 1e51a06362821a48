/** The gate for what an isolated app tells of its script runs: its code may send anything at all. */

import { stepsIn } from "./moments.mjs";
import { Budget, RefusedRecord, runs, settled, why } from "./record-shape.mjs";

/** @import { Run } from "./types.mjs" */

/** Statements of a run, callbacks' too: `MAX_STEPS` in settled/_internal/record_shape.py. */
const MOST_STEPS = 300;

/** What the reader is told of what was not let in. */
const WORDS = {
  unlike:
    "X-ray shows no more of this app’s runs: the app sent something that is no record of a run. Restart it to try again.",
  "too-large":
    "X-ray shows no more of this app’s runs: one did more than X-ray can take in. Restart the app to try again.",
};

/**
 * @typedef {{runs: Run[]} | {verdict: {settled: boolean, why: string[]}} | {refused: string}} CheckedRecord with
 *   words for the reader if it was refused
 */

/**
 * Gives a clean copy of a record, or says why there is none. It never throws.
 * @param {unknown} record as it came out of a message: plain data without getters
 * @returns {CheckedRecord}
 */
export function checkedRecord(record) {
  try {
    return taken(record);
  } catch (error) {
    return { refused: WORDS[error instanceof RefusedRecord ? error.kind : "unlike"] };
  }
}

/**
 * @param {unknown} record
 * @returns {CheckedRecord}
 */
function taken(record) {
  const budget = new Budget();
  const of = Object(record);
  if (Object.hasOwn(of, "runs")) {
    const all = /** @type {Run[]} */ (runs.take(of.runs, budget));
    if (all.some((run) => stepsIn(run) > MOST_STEPS)) {
      throw new RefusedRecord("too-large");
    }
    return { runs: all };
  }
  const { settled: is, why: words } = Object(of.verdict);
  const verdict = {
    settled: /** @type {boolean} */ (settled.take(is, budget)),
    why: /** @type {string[]} */ (why.take(words, budget)),
  };
  if (verdict.settled !== (verdict.why.length === 0)) {
    throw new RefusedRecord("unlike");
  }
  return { verdict };
}
