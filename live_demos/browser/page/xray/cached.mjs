/** Functions whose results Streamlit keeps: when it has one, none of their lines run. */

/** @import { Entry } from "./types.mjs" */

const DECORATOR = /^\s*@((?:st\.)?cache_(?:data|resource)\b)/;
const DEFINITION = /^\s*(?:async\s+)?def\s+(\w+)/;

/**
 * Says that a cached function is named in an entry's code and has not run for it; empty if none is.
 * @param {Entry} entry
 * @param {Entry[]} before it, in the same moment
 * @param {string[]} lines of the code
 */
export function cachedWords(entry, before, lines) {
  const { line = 0, last = line, run, calls } = entry;
  const code = lines.slice(line - 1, last).join("\n");
  if (calls || DEFINITION.test(code) || DECORATOR.test(code)) {
    return "";
  }
  const names = cachedIn(lines).filter(
    ({ name }) =>
      new RegExp(`(?<![.\\w])${name}\\(`).test(code) &&
      !before.some((one) => one.run === run && one.line === line && one.calls === name),
  );
  return names.map(({ name, by }) => `No line of ${name}() runs: @${by} has its result.`).join(" ");
}

/** What is known of a code: each of its entries asks. @type {WeakMap<string[], {name: string, by: string}[]>} */
const known = new WeakMap();

/** @param {string[]} lines */
function cachedIn(lines) {
  const found = known.get(lines) ?? findCached(lines);
  known.set(lines, found);
  return found;
}

/** @param {string[]} lines */
function findCached(lines) {
  /** @type {{name: string, by: string}[]} */
  const found = [];
  let by = "";
  for (const line of lines) {
    const name = DEFINITION.exec(line)?.[1];
    if (name && by) {
      found.push({ name, by });
    }
    by = name ? "" : (DECORATOR.exec(line)?.[1] ?? by);
  }
  return found;
}
