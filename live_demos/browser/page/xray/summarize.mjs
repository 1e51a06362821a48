/** What is worth opening an X-ray for, in one line. */

import { lossWords } from "./lost-inputs.mjs";
import { narrate } from "./narrate.mjs";

/** @import { Moment, Trace } from "./types.mjs" */

/**
 * Says in one line what the broken app does that the fixed one does not.
 * @param {Trace} trace
 */
export function summarize(trace) {
  const { broken, fixed } = narrate(trace.broken, trace.fixed);
  const lost = broken.findIndex((moment, index) => moment.lost.length > 0 && !fixed[index]?.lost.length);
  if (lost >= 0) {
    return `at input ${lost}, the broken app loses ${lossWords(/** @type {Moment} */ (trace.broken[lost]))}.`;
  }
  const after = (/** @type {number} */ index) => (index === 0 ? "at the start" : `after input ${index}`);
  const unsettled = trace.broken.findIndex(
    (moment, index) => moment.settled === false && trace.fixed[index]?.settled !== false,
  );
  if (unsettled >= 0) {
    const why = trace.broken[unsettled]?.why?.[0];
    return `${after(unsettled)}, the broken app is not settled: in one more rerun, ${why}.`;
  }
  const ended = trace.broken.findIndex((moment) => moment.runs?.some((run) => run.end === "error"));
  if (ended >= 0) {
    return `${after(ended)}, an exception ends the broken app’s run early.`;
  }
  if (trace.broken.slice(1).every((moment) => moment.untold)) {
    return "run both apps to see what each input runs.";
  }
  return "what the browser sent and which lines ran, input by input.";
}
