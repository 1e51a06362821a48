/** Moments for tests, of which only what matters is said. */

/** @import { Moment, Run, Widget } from "./types.mjs" */

export const SLIDER = { kind: "slider", label: "Volume", identity: 1 };
export const CONFIRM = { kind: "button", label: "Confirm order", identity: 1 };

/** What the browser sends if a moment does not say otherwise. */
export const SENT = { widget: SLIDER, was: "3", is: "5" };

/**
 * Makes a moment with one run.
 * @param {Partial<Run>} [run]
 * @param {Partial<Moment>} [more]
 * @returns {Moment}
 */
export function moment(run = {}, more = {}) {
  const inputs = run.trigger === "start" ? [] : [SENT];
  return {
    runs: [{ trigger: "input", scope: "script", before: {}, inputs, end: "finished", after: {}, ...run }],
    settled: true,
    ...more,
  };
}

/** @param {string} text */
export const showing = (text, run = {}) => moment({ ...run, steps: [{ line: 1, drawn: [["text", text]] }] });

/**
 * @param {Widget} widget
 * @param {string} is
 */
export const lost = (widget, is) => moment({ inputs: [{ widget, was: "", is, undrawn: true }] });

export const START = moment({ trigger: "start" });
export const KEPT = moment();
export const UNSETTLED = moment({}, { settled: false, why: ["the text “3” would become the text “4”"] });
export const FAILED = moment({ end: "error" });
