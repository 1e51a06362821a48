/** What the browser says of the reader's line. */

/** @import { StartMode } from "./worker-messages.d.mts" */

/**
 * Whether a reader's line is slow, or the reader asks to save data.
 *
 * Not in every browser: https://developer.mozilla.org/docs/Web/API/NetworkInformation
 * Its `downlink` is a guess of less than 2 Mbit/s in a fresh profile, whatever the line.
 */
export function lineIsPoor() {
  const { connection } =
    /** @type {{connection?: {effectiveType?: string, saveData?: boolean, type?: string}}} */ (navigator);
  return Boolean(
    connection?.saveData ||
    connection?.type === "cellular" ||
    /^(slow-2g|2g|3g)$/.test(connection?.effectiveType ?? ""),
  );
}

/**
 * The snapshot spares the reader's processor and costs the line: 9.5 MB come instead of 5.5.
 * @param {StartMode} wanted by the site
 * @returns {StartMode}
 */
export function startModeForThisLine(wanted) {
  return wanted === "auto" && lineIsPoor() ? "plain" : wanted;
}
