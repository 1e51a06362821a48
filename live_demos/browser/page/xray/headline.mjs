/** What is worth opening an X-ray for, in one line, and where it is. */

import { lossWords } from "./lost-inputs.mjs";
import { counterpart, numberOf } from "./moments.mjs";
import { inputsWords, joined } from "./phrases.mjs";
import { difference } from "./shown.mjs";

/** @import { Variant } from "../../shared/scenario-types.d.mts" */
/** @import { Moment, Trace } from "./types.mjs" */

/**
 * @typedef {object} Headline
 * @property {string} words
 * @property {number} moment of which it speaks
 */

/**
 * Says in one line what the broken app does that the fixed one does not: what it loses, then
 * whether it is settled, then what it shows.
 * @param {Pick<Trace, Variant>} trace
 * @returns {Headline}
 */
export function headline({ broken, fixed }) {
  const found = [losses, unsettled, exceptions, differences].map((tell) => tell(broken, fixed)).find(Boolean);
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
  const words = (/** @type {number} */ index) => differenceWords(broken[index], fixed[index]);
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

/**
 * Says in one line how two apps are after their newest inputs; empty while nothing is known.
 * @param {Record<Variant, Moment[]>} live
 */
export function liveHeadline(live) {
  const newest = /** @type {const} */ (["broken", "fixed"]).flatMap((name) => {
    const moment = live[name].at(-1);
    return moment ? [{ name, moment, number: numberOf(live[name], live[name].length - 1) }] : [];
  });
  const loss = newestLoss(live);
  const state = [liveUnsettled, liveException].map((tell) => newest.map(tell).find(Boolean)).find(Boolean);
  if (loss) {
    const words = liveLoss(loss);
    return loss.isNewest || !state ? words : `${words} ${state[0]?.toUpperCase()}${state.slice(1)}`;
  }
  if (state) {
    return state;
  }
  const known = newest.filter(({ moment }) => moment.settled);
  const number = Math.max(...newest.map((one) => one.number));
  if (known.length === 0) {
    return newest.length > 0 ? `${number > 0 ? inputsWords([number]) : "the start"} ran.` : "";
  }
  if (known.length < 2) {
    // Not "settled", which sounds like good news.
    return known.map(({ name }) => `one more rerun would change nothing in the ${name} app.`).join("");
  }
  const [last] = known;
  const right = counterpart(live.broken, live.broken.length - 1, live.fixed);
  const differs = right === known[1]?.moment ? differenceWords(last?.moment, right) : "";
  return differs
    ? `after ${inputsWords([last?.number ?? 0])}, ${differs}. One more rerun would change neither.`
    : "one more rerun would change neither app.";
}

/**
 * Gives where the headline of live apps points: the place of the last loss in its app's moments.
 * @param {Record<Variant, Moment[]>} live
 */
export function liveMoment(live) {
  return newestLoss(live)?.index ?? Infinity;
}

/**
 * Finds what was lost last, though other inputs may have come since.
 * @param {Record<Variant, Moment[]>} live
 */
function newestLoss(live) {
  return /** @type {const} */ (["broken", "fixed"])
    .flatMap((name) => {
      const index = live[name].findLastIndex((one) => lossWords(one) !== "");
      const moment = live[name][index];
      const isNewest = index === live[name].length - 1;
      return moment ? [{ name, moment, index, isNewest, number: numberOf(live[name], index) }] : [];
    })
    .sort((one, other) => other.number - one.number)[0];
}

/** @typedef {(newest: {name: Variant, moment: Moment, number: number}) => string} TellLive */

/** @param {{name: Variant, moment: Moment, number: number, isNewest: boolean}} loss */
function liveLoss({ name, moment, number, isNewest }) {
  const { settled, why = [] } = moment;
  const more = settled ? " One more rerun would not bring back what was lost." : "";
  const rest = settled === false ? ` In one more rerun, ${why[0]}.` : more;
  return `at ${inputsWords([number])}, the ${name} app lost ${lossWords(moment)}.${isNewest ? rest : ""}`;
}

/** @type {TellLive} */
function liveUnsettled({ name, moment: { settled, why = [] }, number }) {
  return settled === false
    ? `after ${inputsWords([number])}, the ${name} app is not settled: in one more rerun, ${why[0]}.`
    : "";
}

/** @type {TellLive} */
function liveException({ name, moment, number }) {
  return fails(moment)
    ? `after ${inputsWords([number])}, an exception ended the ${name} app’s run early.`
    : "";
}

/** @param {Moment | undefined} moment */
function lossOf(moment) {
  return moment ? lossWords(moment) : "";
}

/** @param {Moment | undefined} moment */
function fails(moment) {
  return Boolean(moment?.runs?.some((run) => run.end === "error"));
}

/**
 * @param {Moment | undefined} broken
 * @param {Moment | undefined} fixed
 */
function differenceWords(broken, fixed) {
  const [here, there] = difference(broken, fixed);
  if (here.length > 0 && there.length > 0) {
    return `the broken app shows ${joined(here)}, the fixed app ${joined(there)}`;
  }
  return [
    here.length > 0 ? `only the broken app shows ${joined(here)}` : "",
    there.length > 0 ? `only the fixed app shows ${joined(there)}` : "",
  ].join("");
}
