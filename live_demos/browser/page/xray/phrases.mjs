/** Small phrases that several sentences share. */

/** @import { Change } from "./types.mjs" */

/** How many parts a sentence names. */
const MOST_NAMED = 40;

/** @param {string[]} all */
export function joined(all) {
  const more = all.length - MOST_NAMED;
  const parts = more > 1 ? [...all.slice(0, MOST_NAMED), `${more} more`] : all;
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
  return number === 0 ? words || whenWords(0) : `${whenWords(number)}: ${words}`;
}

/**
 * Says how far a moment is gone through.
 * @param {number} step from 1; 0 is the whole moment
 * @param {number} all of its steps
 * @param {number} number of the moment
 */
export function countWords(step, all, number) {
  const where = number === 0 ? "at the start" : `in input ${number}`;
  if (all === 0) {
    return `Nothing ran ${where}`;
  }
  return step > 0 ? `Step ${step} of ${all} ${where}` : `${all} step${all === 1 ? "" : "s"} ${where}`;
}
