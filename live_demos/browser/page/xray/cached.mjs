/** Functions whose results Streamlit keeps: when it has one, none of their lines run. */

/** @import { Entry } from "./types.mjs" */

const DECORATOR = /^\s*@((?:st\.)?cache_(?:data|resource)\b)/;
const DEFINITION = /^\s*(?:async\s+)?def\s+(\w+)/;

const CALL = /(?<![.\w])(\w+)\(/g;

/** Of a statement, how many lines are read for calls. */
const MOST_LINES = 100;

/**
 * Says that a cached function is named in an entry's code and has not run for it; empty if none is.
 * @param {Entry} entry
 * @param {Entry[]} before it, in the same moment
 * @param {string[]} lines of the code
 */
export function cachedWords(entry, before, lines) {
  const cached = cachedIn(lines);
  const { line = 0, last = line, run, calls, file } = entry;
  if (cached.size === 0 || calls) {
    return "";
  }
  const code = lines.slice(line - 1, Math.min(last, line + MOST_LINES)).join("\n");
  if (DEFINITION.test(code) || DECORATOR.test(code)) {
    return "";
  }
  const called = new Set([...code.matchAll(CALL)].map(([, name = ""]) => name));
  return [...called]
    .filter(
      (name) =>
        cached.has(name) &&
        !before.some(
          (one) => one.run === run && one.file === file && one.line === line && one.calls === name,
        ),
    )
    .map((name) => `No line of ${name}() runs: @${cached.get(name)} has its result.`)
    .join(" ");
}

/** What is known of a code: each of its entries asks. @type {WeakMap<string[], Map<string, string>>} */
const known = new WeakMap();

/**
 * Gives by what each cached function of a code is, by its name.
 * @param {string[]} lines
 */
function cachedIn(lines) {
  const found = known.get(lines) ?? findCached(lines);
  known.set(lines, found);
  return found;
}

/** @param {string[]} lines */
function findCached(lines) {
  /** @type {Map<string, string>} */
  const found = new Map();
  let by = "";
  for (const line of lines) {
    const name = DEFINITION.exec(line)?.[1];
    if (name && by) {
      found.set(name, by);
    }
    by = name ? "" : (DECORATOR.exec(line)?.[1] ?? by);
  }
  return found;
}
