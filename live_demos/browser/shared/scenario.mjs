/** A demo's scenario, as the build writes it. */

/** @import { Scenario } from "./scenario-types.d.mts" */

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
