/** What a stranger's code has sent, as values of the kinds that are asked for. Nothing here throws. */

/** @typedef {Record<string, unknown>} Fields */

/** More of a text no reader would read. In characters. */
const LONGEST = 5000;

/** More lines, or widgets, nobody speaks of. */
export const MOST = 500;

/**
 * @param {unknown} data
 * @returns {Fields}
 */
export function fields(data) {
  return typeof data === "object" && data !== null ? /** @type {Fields} */ (data) : {};
}

/** @param {unknown} data */
export function list(data) {
  return Array.isArray(data) ? data.slice(0, MOST) : [];
}

/**
 * @param {unknown} data
 * @param {number} [longest] in characters
 */
export function text(data, longest = LONGEST) {
  return typeof data === "string" ? data.slice(0, longest) : "";
}

/** @param {unknown} data */
export function number(data) {
  return typeof data === "number" && Number.isFinite(data) ? data : 0;
}
