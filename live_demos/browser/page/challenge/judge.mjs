/**
 * Judges what was observed of a reader's app: what the scenario says of the fixed app is seen after each
 * input, nothing of what must never be, and the app is settled. How it is written does not matter.
 */

import { differences, sameLine, sameValue } from "../player/compare.mjs";

/** @import { Challenge, Expected, Scenario, Seen, Step } from "../../shared/scenario-types.d.mts" */

/**
 * What came of one step. `live_demos/challenge/observe.py` gives the same.
 * @typedef {object} Observation
 * @property {Seen | null} seen nothing if the observer cannot tell, or if the step is not for this app
 * @property {string} trouble why the input could not be made, or what ended the app: a sentence
 * @property {boolean | null} settled whether another rerun would change nothing; `null` if not known
 * @property {string[]} why what it would change
 * @property {Endless} [endless] if a run did not end
 */

/** @typedef {{ line: number | null }} Endless where a run was last seen that did not end; `null` if not known */

/**
 * What is said of one step.
 * @typedef {object} Row
 * @property {string} words the input
 * @property {"right" | "wrong" | "unsettled" | "unknown" | "untried" | "left out"} outcome `unsettled`: it
 *   looks right, and another rerun would change something
 * @property {string[]} expected in words
 * @property {string[]} actual in words
 * @property {string} trouble why the input could not be made, or what ended the app: a sentence
 * @property {string[]} problems parts of a sentence that begins with "It"; if it is unsettled, what another
 *   rerun would change
 * @property {string[]} raised the exceptions that nobody expects here
 * @property {Endless} [endless] if a run did not end
 */

/**
 * @typedef {object} Verdict
 * @property {boolean} passed
 * @property {Row[]} rows one for the start and each input
 * @property {number | null} failed the first row that a reader sees to be wrong, else the first unsettled one
 * @property {number | null} unsettled the first unsettled one
 */

const LINES = /** @type {const} */ (["text", "error", "warning", "info", "success", "exception"]);

/** What Streamlit itself writes on the page when a call does nothing. It looks like a line of the app's. */
const COMPLAINTS = [/^Calling st\.rerun\(\) within a callback is a no-op/];

/**
 * @param {Scenario} scenario
 * @param {Challenge} challenge
 * @param {Observation[]} observations one for each step; fewer, if the app ended before
 * @returns {Verdict}
 */
export function judge(scenario, challenge, observations) {
  const steps = [scenario.start, ...scenario.inputs];
  const spokenOf = linesOf(scenario, challenge);
  /** @type {Row[]} */
  const rows = [];
  /** @type {number | null} */
  let wrong = null;
  /** @type {number | null} */
  let unsettled = null;
  for (const [number, step] of steps.entries()) {
    const observation = observations[number];
    /** @type {Row} */
    const row = {
      words: step.words,
      outcome: "untried",
      expected: step.fixed.words,
      actual: [],
      trouble: "",
      problems: [],
      raised: [],
    };
    rows.push(row);
    if (step.only === "broken") {
      row.outcome = "left out";
    } else if (wrong === null && observation) {
      row.raised = raisedIn(step, observation);
      row.problems = problemsOf(step, observation, scenario, challenge.also[number] ?? [], spokenOf);
      row.actual = observation.seen ? saySeen(observation.seen, step.fixed) : [];
      row.outcome = observation.seen ? "right" : "unknown";
      row.trouble = observation.trouble;
      if (observation.endless) {
        row.endless = observation.endless;
      }
      if (row.trouble || row.problems.length > 0) {
        row.outcome = "wrong";
        wrong = number;
      } else if (observation.settled === false && !challenge.unsettled) {
        row.outcome = "unsettled";
        row.problems = observation.why;
        unsettled ??= number;
      }
    }
  }
  const tried = rows.every((row) => row.outcome !== "untried");
  const failed = wrong ?? unsettled;
  return { passed: tried && failed === null, rows, failed, unsettled };
}

/**
 * @param {Step} step
 * @param {Observation} observation
 * @param {Scenario} scenario
 * @param {Expected[]} also
 * @param {Record<string, string[]>} spokenOf
 */
function problemsOf(step, { seen }, { never }, also, spokenOf) {
  if (!seen) {
    return [];
  }
  const raised = raisedIn(step, { seen });
  if (raised.length > 0) {
    return raised.map((line) => `raises ${line}`);
  }
  const all = [step.fixed, ...also].map((wanted) => differences(wanted, lenient(wanted, seen, spokenOf)));
  const found = all.some((one) => one.length === 0) ? [] : (all[0] ?? []);
  found.push(...forbidden(never, seen), ...complaints(seen));
  return found;
}

/**
 * @param {Step} step
 * @param {Pick<Observation, "seen">} observation
 */
function raisedIn({ fixed }, { seen }) {
  return (seen?.exception ?? []).filter(
    (line) => !fixed.exception.some((one) => sameLine("exception", one, line)),
  );
}

/**
 * Every line that a scenario speaks of, by its kind. Of other lines an app may show what it likes.
 * @param {Scenario} scenario
 * @param {Challenge} challenge
 */
function linesOf(scenario, challenge) {
  const all = [scenario.never, ...challenge.also.flat()];
  for (const step of [scenario.start, ...scenario.inputs]) {
    all.push(step.broken, step.fixed);
  }
  return Object.fromEntries(LINES.map((kind) => [kind, all.flatMap((one) => one[kind])]));
}

/**
 * Takes lines as they are expected if only lines differ that nobody has spoken of, or their order.
 * @param {Seen} wanted
 * @param {Seen} seen
 * @param {Record<string, string[]>} spokenOf
 * @returns {Seen}
 */
function lenient(wanted, seen, spokenOf) {
  const taken = { ...seen };
  for (const kind of LINES) {
    const rest = [...seen[kind]];
    const missing = wanted[kind].filter((line) => {
      const at = rest.findIndex((one) => sameLine(kind, line, one));
      return at < 0 || rest.splice(at, 1).length === 0;
    });
    const known = (/** @type {string} */ line) => spokenOf[kind]?.some((one) => sameLine(kind, one, line));
    if (missing.length === 0 && !rest.some(known)) {
      taken[kind] = wanted[kind];
    }
  }
  return taken;
}

/**
 * @param {Seen} never
 * @param {Seen} seen
 */
function forbidden(never, seen) {
  const found = Object.entries(never.widgets)
    .filter(([label, value]) => label in seen.widgets && sameValue(value, seen.widgets[label] ?? ""))
    .map(([label]) => `${sayWidget(label, seen)}, which must never be`);
  for (const kind of LINES) {
    for (const line of never[kind]) {
      if (seen[kind].some((one) => sameLine(kind, line, one))) {
        found.push(`shows “${line}”, which must never be`);
      }
    }
  }
  for (const mark of /** @type {const} */ (["missing", "disabled", "open"])) {
    found.push(
      ...never[mark]
        .filter((label) => seen[mark].includes(label))
        .map((label) => `has ${label} ${mark}, which must never be`),
    );
  }
  return found;
}

/** @param {Seen} seen */
function complaints(seen) {
  return [...seen.warning, ...seen.text]
    .filter((line) => COMPLAINTS.some((one) => one.test(line.replaceAll("`", ""))))
    .map((line) => `shows Streamlit's own warning “${line}”`);
}

/**
 * Says what is seen, of all that is expected or stands in its place.
 * @param {Seen} seen
 * @param {Seen} expected
 */
function saySeen(seen, expected) {
  const parts = Object.keys(seen.widgets).map((label) => sayWidget(label, seen));
  for (const kind of LINES) {
    parts.push(...seen[kind].map((line) => `${kind === "text" ? "" : `${kind} `}“${line}”`));
  }
  parts.push(
    ...seen.missing
      .filter((label) => label in expected.widgets || expected.missing.includes(label))
      .map((label) => `no ${label}`),
    ...seen.disabled.map((label) => `${label} is disabled`),
    ...seen.open.map((label) => `${label} is open`),
  );
  return parts.length > 0 ? parts : ["nothing"];
}

/**
 * @param {string} label
 * @param {Seen} seen
 */
function sayWidget(label, seen) {
  const value = seen.widgets[label];
  if (typeof value === "boolean") {
    return `${label} is ${value ? "on" : "off"}`;
  }
  return `${label} shows ${(Array.isArray(value) ? value.join(", ") : String(value)) || "nothing"}`;
}
