/** How apps that run are after their newest inputs, in one line, and where that is. */

import { appName, comparesWith } from "./apps.mjs";
import { lossWords, replacedWords } from "./lost-inputs.mjs";
import { counterpart, fails, numberOf, wordsOf } from "./moments.mjs";
import { upper } from "./phrases.mjs";
import { differenceWords } from "./shown.mjs";

/** @import { Told } from "./apps.mjs" */
/** @import { Moment } from "./types.mjs" */

/**
 * @typedef {object} Newest
 * @property {string} name of the app
 * @property {boolean} isEdit whether it is the reader's
 * @property {string} input that it is after, in words: its number here is not the one in the table of inputs, where some
 *   inputs make no script run
 * @property {number} index
 * @property {number} number
 * @property {boolean} isNewest of its app
 * @property {Moment} moment
 */

/**
 * Says in one line how apps are after their newest inputs; empty while nothing is known.
 * @param {Told[]} apps one, or a pair
 */
export function liveHeadline(apps) {
  const refused = apps.find((app) => app.refused)?.refused;
  if (refused) {
    return `${refused.charAt(0).toLowerCase()}${refused.slice(1)}`.replace(/^x-ray/, "X-ray");
  }
  const newest = apps.flatMap((app) => newestOf(app, app.moments.length - 1));
  const loss = newestLoss(apps);
  const state =
    newest.map(exception).find(Boolean) ?? neitherSettled(newest) ?? newest.map(unsettled).find(Boolean);
  if (loss) {
    const words = lost(loss);
    return loss.isNewest || !state ? words : `${words} ${upper(state)}`;
  }
  return state ?? settled(apps, newest);
}

/**
 * Gives where the headline of live apps points: the place of the last loss in its app's moments.
 * @param {Told[]} apps
 */
export function liveMoment(apps) {
  return newestLoss(apps)?.index ?? Infinity;
}

/**
 * @param {Told} app
 * @param {number} index
 * @returns {Newest[]} one, or none
 */
function newestOf(app, index) {
  const moment = app.moments[index];
  if (!moment) {
    return [];
  }
  const number = numberOf(app.moments, index);
  return [
    {
      name: appName(app),
      isEdit: app.isEdit === true,
      input: inputOf(moment),
      index,
      number,
      isNewest: index === app.moments.length - 1,
      moment,
    },
  ];
}

/** @param {Moment} moment */
function inputOf(moment) {
  const [run] = moment.runs ?? [];
  if (moment.kept) {
    return "the run of your code";
  }
  if (!run || run.trigger === "start") {
    return "the start";
  }
  const words = wordsOf(moment);
  return run.inputs?.length ? `“${words}”` : `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/**
 * Finds what was lost last, though other inputs may have come since.
 * @param {Told[]} apps
 */
function newestLoss(apps) {
  return apps
    .flatMap((app) =>
      newestOf(
        app,
        app.moments.findLastIndex((one) => lossWords(one) !== ""),
      ),
    )
    .sort((one, other) => other.number - one.number)[0];
}

/** @param {Newest} loss */
function lost({ name, moment, isNewest }) {
  const { settled: is, why = [] } = moment;
  const more = is ? " One more rerun would not bring back what was lost." : "";
  const rest = is === false ? ` In one more rerun, ${why[0]}.` : more;
  const replaced = replacedWords(moment);
  const because = replaced ? ` ${replaced}` : "";
  return `${name} lost ${lossWords(moment)}.${isNewest ? because + rest : ""}`;
}

/**
 * Says what another rerun would change in both apps of a pair: it is then not what makes one of them wrong.
 * @param {Newest[]} newest
 */
function neitherSettled([one, other]) {
  const is = one?.moment.settled === false && other?.moment.settled === false;
  const [why] = one?.moment.why ?? [];
  return is && one.input === other.input && why === other.moment.why?.[0]
    ? `after ${one.input}, neither app is settled: in one more rerun, ${why}.`
    : undefined;
}

/** @param {Newest} newest */
function unsettled({ name, moment: { settled: is, why = [] }, input }) {
  return is === false ? `after ${input}, ${name} is not settled: in one more rerun, ${why[0]}.` : "";
}

/** @param {Newest} newest */
function exception({ name, moment, input }) {
  return fails(moment) ? `after ${input}, an exception ended the run of ${name} early.` : "";
}

/**
 * @param {Told[]} apps
 * @param {Newest[]} newest
 */
function settled(apps, newest) {
  const known = newest.filter(({ moment }) => moment.settled);
  const [one, other] = known;
  if (!one) {
    const last = newest.toSorted((left, right) => right.number - left.number)[0];
    return last ? `${last.input} ran.` : "";
  }
  if (!other && one.isEdit) {
    return `after ${one.input}, ${one.name} is settled: one more rerun would change nothing.`;
  }
  if (!other) {
    // Not "settled", which sounds like good news.
    return `one more rerun would change nothing in ${one.name}.`;
  }
  const [left, right] = /** @type {[Told, Told]} */ (apps);
  const same = counterpart(left.moments, one.index, right.moments);
  const compares = same === other.moment && comparesWith(left, right);
  const differs = compares ? differenceWords(one.moment, same, one.name, other.name) : "";
  return differs
    ? `after ${one.input}, ${differs}. One more rerun would change neither.`
    : "one more rerun would change neither app.";
}
