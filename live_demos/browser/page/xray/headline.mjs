/** What is worth opening a recorded X-ray for, in one line, and where it is. */

import { lossWords } from "./lost-inputs.mjs";
import { fails } from "./moments.mjs";
import { inputsWords } from "./phrases.mjs";
import { differenceWords } from "./shown.mjs";

/** @import { Variant } from "../../shared/scenario-types.d.mts" */
/** @import { Moment, Trace } from "./types.mjs" */

/**
 * @typedef {object} Headline
 * @property {string} words
 * @property {number} moment of which it speaks
 */

/**
 * Says in one line what the broken app does that the fixed one does not: what it loses, then
 * what ends its run, whether it is settled, and what it shows.
 * @param {Pick<Trace, Variant>} trace
 * @returns {Headline}
 */
export function headline({ broken, fixed }) {
  const found = [losses, exceptions, unsettled, differences].map((tell) => tell(broken, fixed)).find(Boolean);
  return found ?? { words: otherwise(broken), moment: 0 };
}

/** @typedef {(broken: Moment[], fixed: Moment[]) => Headline | undefined} Tell */

/** @type {Tell} */
function losses(broken, fixed) {
  return tellOf(
    broken,
    (moment, index) => lossWords(moment) !== "" && !lossOf(fixed[index]),
    (all, first) =>
      all.length > 1
        ? `at ${inputsWords(all)}, the broken app loses what the browser sent: first ${lossWords(first)}.`
        : `at ${inputsWords(all)}, the broken app loses ${lossWords(first)}.`,
  );
}

/** @type {Tell} */
function unsettled(broken, fixed) {
  return tellOf(
    broken,
    (moment, index) => moment.settled === false && fixed[index]?.settled !== false,
    (all, { why = [] }) => {
      const again = all.length > 1 ? ` after ${inputsWords(all.slice(0, 1))}` : "";
      return `after ${inputsWords(all)}, the broken app is not settled: in one more rerun${again}, ${why[0]}.`;
    },
  );
}

/** @type {Tell} */
function exceptions(broken, fixed) {
  return tellOf(
    broken,
    (moment, index) => fails(moment) && !fails(fixed[index]),
    (all) => `after ${inputsWords(all)}, an exception ends the broken app’s run early.`,
  );
}

/** @type {Tell} */
function differences(broken, fixed) {
  const words = (/** @type {number} */ index) =>
    differenceWords(broken[index], fixed[index], "the broken app", "the fixed app");
  return tellOf(
    broken,
    (_, index) => words(index) !== "",
    ([first = 0]) => `after ${inputsWords([first])}, ${words(first)}.`,
  );
}

/**
 * @param {Moment[]} moments
 * @param {(moment: Moment, index: number) => boolean} is
 * @param {(all: number[], first: Moment) => string} say
 * @returns {Headline | undefined}
 */
function tellOf(moments, is, say) {
  const all = [...moments.entries()].filter(([index, moment]) => is(moment, index));
  const [first] = all;
  return (
    first && {
      moment: first[0],
      words: say(
        all.map(([index]) => index),
        first[1],
      ),
    }
  );
}

/** @param {Moment[]} broken */
function otherwise(broken) {
  return broken.slice(1).every((moment) => moment.untold)
    ? "run both apps to see what each input runs."
    : "what the browser sent and which lines ran, input by input.";
}

/** @param {Moment | undefined} moment */
function lossOf(moment) {
  return moment ? lossWords(moment) : "";
}
