/** Inputs that are lost: what the browser sent to a widget that no line of the run drew. */

import { isSame, widgetsOf } from "./names.mjs";
import { joined } from "./phrases.mjs";

/** @import { Moment, Run } from "./types.mjs" */

/**
 * Gives the widgets that got a new value which nothing in the run could read.
 * @param {Run} run
 */
export function lostIn(run) {
  if (run.end !== "finished") {
    return [];
  }
  const drawn = widgetsOf(run);
  const called = (run.callbacks ?? []).map((callback) => callback.of);
  return (run.inputs ?? [])
    .map((input) => input.widget)
    .filter(
      (widget) =>
        widget.key === undefined &&
        !called.includes(widget.label) &&
        !drawn.some((one) => isSame(one, widget)),
    );
}

/**
 * Names what was lost, for the middle of a sentence; empty if nothing was.
 * @param {Moment} moment
 */
export function lossWords({ runs = [] }) {
  const values = runs.flatMap((run) => {
    const lost = lostIn(run);
    return (run.inputs ?? []).filter(({ widget }) => lost.includes(widget)).map(({ is }) => is);
  });
  return values.length > 0 ? `the ${joined(values)} that the browser sent` : "";
}
