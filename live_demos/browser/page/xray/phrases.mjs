/** Small phrases that several sentences share. */

/** @import { Change } from "./types.mjs" */

/** @param {string[]} parts */
export function joined(parts) {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** @param {string} text */
export function upper(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {Change} change */
export function changeWords([name, was, is]) {
  if (was === null) {
    return `${name} = ${is} (new)`;
  }
  return is === null ? `${name} is gone (was ${was})` : `${name}: ${was} → ${is}`;
}

/**
 * Names moments, for the middle of a sentence: "inputs 1 and 3".
 * @param {number[]} numbers in their order
 */
export function inputsWords(numbers) {
  const inputs = numbers.filter((number) => number > 0);
  const named =
    inputs.length > 0 ? [`input${inputs.length > 1 ? "s" : ""} ${joined(inputs.map(String))}`] : [];
  return joined(numbers.length > inputs.length ? ["the start", ...named] : named);
}

/** @param {number} number of a moment */
export function whenWords(number) {
  return number === 0 ? "Start" : `Input ${number}`;
}

/**
 * @param {number} number of a moment
 * @param {string} words that name its input
 */
export function titleWords(number, words) {
  return number === 0 ? whenWords(0) : `${whenWords(number)}: ${words}`;
}
