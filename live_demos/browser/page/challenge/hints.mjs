/** The hints for who mends a broken app, from what is known of the demo: each says more than the one before. */

/** @import { Challenge, Scenario } from "../../shared/scenario-types.d.mts" */

/** How many lines of code a hint names, at most. */
const MOST = 6;

/**
 * Gives the hints in their order. Backticks stand around code.
 * @param {Scenario} scenario
 * @param {Challenge} challenge
 * @param {string[]} own lines of the broken app that the fixed one does not have
 * @returns {string[]}
 */
export function hintsOf(scenario, { lost, lines, fix }, own) {
  return [lost || lostWords(scenario), lines || linesWords(own), fix].filter((hint) => hint !== "");
}

/** @param {Scenario} scenario */
function lostWords({ start, inputs }) {
  const steps = [start, ...inputs];
  const number = steps.findIndex((step) => step.parts);
  const step = steps[number];
  if (!step) {
    return "";
  }
  const where = number === 0 ? "From the start" : `At input ${number}, “${step.words}”`;
  return `${where}, the broken app differs from one that works. ${step.difference}`;
}

/** @param {string[]} own */
function linesWords(own) {
  const lines = own.map((line) => line.trim()).filter((line) => /\w/.test(line));
  if (lines.length === 0) {
    return "No line has to go. Something is missing.";
  }
  if (lines.length > MOST) {
    return `It is about these lines: ${quote(lines.slice(0, MOST))}, and those that follow.`;
  }
  return lines.length === 1
    ? `It is about this line: ${quote(lines)}.`
    : `It is about these lines: ${quote(lines)}.`;
}

/** @param {string[]} lines */
function quote(lines) {
  return lines.map((line) => `\`${line}\``).join(", ");
}
