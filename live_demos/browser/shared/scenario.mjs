/** A demo's scenario, as the build writes it: `to_json` in `live_demos/scenario.py` tells its shape. */

/**
 * @typedef {"broken" | "fixed"} Variant
 * @typedef {boolean | number | string | (string | number)[]} Value
 *
 * @typedef {object} Seen what a reader sees in one app at one moment
 * @property {Record<string, Value>} widgets
 * @property {string[]} text
 * @property {string[]} error
 * @property {string[]} warning
 * @property {string[]} info
 * @property {string[]} success
 * @property {string[]} exception
 * @property {string[]} missing
 * @property {string[]} disabled
 * @property {string[]} open
 *
 * @typedef {{widgets: string[], missing: string[], disabled: string[], open: string[]}} Topics
 *
 * @typedef {{kind: "click", label: string, nth: number, held: boolean}} Click
 * @typedef {{kind: "set" | "fill", label: string, value: Value, nth: number}} Change
 * @typedef {{kind: "type", label: string, value: string, nth: number}} Type
 * @typedef {{kind: "open" | "go", label: string}} Follow
 * @typedef {{kind: "upload", label: string, file: string, content: string}} Upload
 * @typedef {{kind: "reload"}} Reload
 * @typedef {Click | Change | Type | Follow | Upload | Reload} Action
 *
 * @typedef {object} Step
 * @property {string} words the input, as an instruction to the reader
 * @property {Action | null} action none at the start
 * @property {Action | null} meanwhile
 * @property {Variant | null} only
 * @property {boolean} parts whether the two apps differ now
 * @property {Seen} broken
 * @property {Seen} fixed
 *
 * @typedef {{start: Step, inputs: Step[], topics: Topics}} Scenario
 */

/** At the end of a label or a line, it stands for whatever follows. */
const REST = "…";

/**
 * Whether a label or a line is meant by what a scenario says of it.
 * @param {string} pattern
 * @param {string} actual
 */
export function matches(pattern, actual) {
  return pattern.endsWith(REST) ? actual.startsWith(pattern.slice(0, -REST.length)) : pattern === actual;
}

/**
 * @param {string} address
 * @param {AbortSignal} signal
 * @returns {Promise<Scenario | null>} nothing if it cannot be had
 */
export async function loadScenario(address, signal) {
  try {
    const response = await fetch(address, { signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
