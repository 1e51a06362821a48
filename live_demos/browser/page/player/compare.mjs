/** Compares what is seen with what the scenario says. `scenario/compare.py` does the same for the tests. */

import { matches } from "../../shared/scenario.mjs";

/** @import { Seen, Value } from "../../shared/scenario-types.d.mts" */

const LINES = /** @type {const} */ (["text", "error", "warning", "info", "success", "exception"]);

/**
 * Says how an app differs from an expectation, a part of a sentence for each difference.
 * @param {Seen} expected
 * @param {Seen} actual
 * @returns {string[]}
 */
export function differences(expected, actual) {
  const found = [];
  for (const label of new Set([...Object.keys(expected.widgets), ...Object.keys(actual.widgets)])) {
    const [wanted, there] = [expected.widgets[label], actual.widgets[label]];
    if (wanted === undefined) {
      found.push(`shows ${label}, expected none`);
    } else if (there === undefined) {
      found.push(`shows no ${label}, expected ${say(wanted)}`);
    } else if (!sameValue(wanted, there)) {
      found.push(`shows ${say(there)} in ${label}, expected ${say(wanted)}`);
    }
  }
  for (const kind of LINES) {
    const [wanted, there] = [expected[kind], actual[kind]];
    if (
      wanted.length !== there.length ||
      !wanted.every((line, at) => sameLine(kind, line, there[at] ?? ""))
    ) {
      found.push(`shows the ${kind} ${quote(there)}, expected ${quote(wanted)}`);
    }
  }
  // Of a widget whose value is told, nothing more has to be.
  const told = [...Object.keys(expected.widgets), ...Object.keys(actual.widgets)];
  const [gone, away] = [expected.missing, actual.missing].map((labels) =>
    labels.filter((label) => !told.includes(label)),
  );
  found.push(
    ...unlike(gone ?? [], away ?? [], (label) => `shows no ${label}, expected one`),
    ...unlike(away ?? [], gone ?? [], (label) => `shows ${label}, expected none`),
    ...unlike(expected.disabled, actual.disabled, (label) => `has ${label} disabled, expected enabled`),
    ...unlike(actual.disabled, expected.disabled, (label) => `has ${label} enabled, expected disabled`),
    ...unlike(expected.open, actual.open, (label) => `has ${label} open, expected closed`),
    ...unlike(actual.open, expected.open, (label) => `has ${label} closed, expected open`),
  );
  return found;
}

/**
 * Whether two values of a widget are the same to a reader.
 * @param {Value} expected
 * @param {Value} actual
 */
export function sameValue(expected, actual) {
  if (typeof expected === "string" && typeof actual === "string") {
    return matches(expected, actual);
  }
  const nothing = (/** @type {Value} */ value) =>
    value === "" || (Array.isArray(value) && value.length === 0);
  return (nothing(expected) && nothing(actual)) || JSON.stringify(expected) === JSON.stringify(actual);
}

/**
 * Whether a line of this kind is the one that a scenario speaks of.
 * @param {string} kind
 * @param {string} expected
 * @param {string} actual
 */
export function sameLine(kind, expected, actual) {
  if (kind !== "exception") {
    return matches(expected, actual);
  }
  // A scenario gives the beginning, and Markdown's marks for code are on the page as another font.
  const bare = (/** @type {string} */ line) => line.replaceAll("`", "").replace(/\s+/g, " ").trim();
  return bare(actual).startsWith(bare(expected).replace(/…$/, ""));
}

/**
 * @param {string[]} without
 * @param {string[]} labels
 * @param {(label: string) => string} say
 */
function unlike(without, labels, say) {
  return labels.filter((label) => !without.includes(label)).map(say);
}

/** @param {Value} value */
function say(value) {
  if (typeof value === "boolean") {
    return value ? "on" : "off";
  }
  return (Array.isArray(value) ? value.join(", ") : String(value)) || "nothing";
}

/** @param {string[]} lines */
function quote(lines) {
  return lines.map((line) => `“${line}”`).join(", ") || "nothing";
}
