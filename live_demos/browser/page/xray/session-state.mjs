/**
 * Session state as text, and how it changes.
 *
 * Any text can be a name in it, `constructor` and `__proto__` too: these objects have no prototype.
 */

/** @import { Change, SessionState } from "./types.mjs" */

/** Streamlit keeps the buttons of forms in session state, under names of its own. */
const INTERNAL = "FormSubmitter:";

/** @param {string} name whether Streamlit and no app put it there */
export function isInternal(name) {
  return name.startsWith(INTERNAL);
}

/**
 * Gives what an app can read.
 * @param {SessionState} state
 * @returns {SessionState}
 */
export function visible(state) {
  return stateOf(Object.entries(state).filter(([name]) => !isInternal(name)));
}

/**
 * @param {SessionState} state
 * @param {Change[]} changes
 * @returns {SessionState}
 */
export function applied(state, changes) {
  if (changes.length === 0) {
    return state;
  }
  const after = stateOf(Object.entries(state));
  for (const [name, , is] of changes) {
    if (is === null) {
      delete after[name];
    } else {
      after[name] = is;
    }
  }
  return after;
}

/**
 * @param {SessionState} before
 * @param {SessionState} after
 * @returns {Change[]}
 */
export function changesBetween(before, after) {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .filter((name) => before[name] !== after[name])
    .map((name) => [name, before[name] ?? null, after[name] ?? null]);
}

/** @param {[name: string, value: string][]} entries */
function stateOf(entries) {
  /** @type {SessionState} */
  const state = Object.create(null);
  for (const [name, value] of entries) {
    state[name] = value;
  }
  return state;
}
