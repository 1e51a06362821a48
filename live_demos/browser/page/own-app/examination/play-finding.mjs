/** Makes the inputs of a finding in the app that runs in the page. */

import { makeInput } from "../../player/make-input.mjs";

/** @import { AppFrame } from "../../app-frame.mjs" */
/** @import { Finding, FindingInput } from "../../../shared/findings.d.mts" */
/** @import { Action, Value } from "../../../shared/scenario-types.d.mts" */

/** How long the hand stays at each part of an input, in milliseconds. */
const BEAT_MS = 450;

/**
 * Gives an input as a scenario would say it.
 * @param {FindingInput} input
 * @returns {Action | null} nothing if no scenario can say it
 */
export function actionOf(input) {
  const { click, set, fill, type, open, upload, go, reload, file = "", content = "", nth = 1 } = input;
  const value = /** @type {Value} */ (input.to ?? "");
  switch (true) {
    case click !== undefined:
      return { kind: "click", label: click, nth, held: false };
    case set !== undefined:
      return { kind: "set", label: set, value, nth };
    case fill !== undefined:
      return { kind: "fill", label: fill, value, nth };
    case type !== undefined:
      return { kind: "type", label: type, value: String(value), nth };
    case open !== undefined:
      return { kind: "open", label: open };
    case upload !== undefined && file !== "":
      return { kind: "upload", label: upload, file, content };
    case go !== undefined:
      return { kind: "go", label: go };
    case reload:
      return { kind: "reload" };
    default:
      return null;
  }
}

/**
 * Whether all inputs can be made.
 * @param {Finding} finding
 */
export function canPlay({ inputs }) {
  return inputs.every((input) => actionOf(input) !== null);
}

/**
 * Makes the inputs, one after another.
 * @param {AppFrame} app that runs
 * @param {Finding} finding
 * @param {(number: number) => void} onInput is called before each, which counts from 1
 * @param {() => Promise<void>} restarted resolves when the app has gone and runs again
 * @returns {Promise<string>} what went wrong, as a part of a sentence; nothing if nothing did
 */
export async function playFinding(app, { inputs }, onInput, restarted) {
  for (const [index, input] of inputs.entries()) {
    onInput(index + 1);
    const step = { action: actionOf(input), meanwhile: null };
    const { trouble, gone } = await makeInput(app, step, BEAT_MS, () => restarted().then(() => ({})));
    if (trouble || gone) {
      return trouble ?? "the app has gone.";
    }
  }
  return "";
}
