/** Inputs that are lost: what the browser sent to a widget that no line of the run drew. */

import { isButton, isSame, plainName, widgetsOf } from "./names.mjs";
import { joined } from "./phrases.mjs";

/** @import { Input, Moment, Run } from "./types.mjs" */

/**
 * Gives the inputs that nothing in the run could read.
 * @param {Run} run
 */
export function lostIn(run) {
  if (run.end !== "finished") {
    return [];
  }
  const called = (run.callbacks ?? []).map((callback) => callback.of);
  return (run.inputs ?? []).filter(
    ({ widget, undrawn }) => undrawn && widget.key === undefined && !called.includes(widget.label),
  );
}

/**
 * Names an input, for the middle of a sentence, without its widget.
 * @param {Input} input
 */
export function inputName({ widget, is }) {
  return isButton(widget) ? "the click" : `the ${is}`;
}

/**
 * Names what was lost, for the middle of a sentence; empty if nothing was.
 * @param {Moment} moment
 */
export function lossWords({ runs = [] }) {
  return joined(
    runs
      .flatMap(lostIn)
      .map(
        (input) =>
          `${inputName(input)} ${isButton(input.widget) ? "on" : "sent for"} the ${plainName(input.widget)}`,
      ),
  );
}

/**
 * Says why something was lost, if it was because a call made another widget; else empty.
 * @param {Moment} moment
 */
export function replacedWords({ runs = [] }) {
  for (const run of runs) {
    const lost = lostIn(run).map(({ widget }) => widget);
    for (const widget of widgetsOf(run)) {
      const before = lost.find((one) => plainName(one) === plainName(widget) && !isSame(one, widget));
      const [name] = widget.differs?.[0] ?? [];
      if (before && name !== undefined) {
        return `The call had another ${name}= than in the run before, so Streamlit put a new ${widget.kind} in its place.`;
      }
    }
  }
  return "";
}
