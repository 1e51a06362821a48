/**
 * Finds the first line that Python cannot read, while a reader types. Better none than a wrong one:
 * tests/live_demos/browser/page/test_syntax_mistake.py counts both against Python itself.
 */

import { scan } from "./python-scan.mjs";

/** @import { Tree } from "@lezer/common" */
/** @import { Mistake } from "./python-scan.mjs" */

const UNREADABLE = "Python cannot read this line.";
const COMMA = "Something is missing at the end of this line, perhaps a comma.";

/** A number such as `1.`, which Python reads and the parser does not. */
const FLOAT = /(?<![\w.])[\d_]+\.\s*$/;

/** What has its items separated by commas. */
const LISTS = /^(ArgList|ParamList|ArrayExpression|TupleExpression|DictionaryExpression|SetExpression)$/;

/**
 * Gives the first mistake; nothing if there is none that can be told without running Python.
 * @param {string} text
 * @param {Tree} tree its, of the parser `@lezer/python`
 * @returns {Mistake | null}
 */
export function firstMistake(text, tree) {
  const scanned = scan(text);
  if (scanned && !scanned.indented) {
    return scanned;
  }
  const parsed = parseMistake(text, tree);
  return scanned && parsed ? (parsed.line < scanned.line ? parsed : scanned) : (scanned ?? parsed);
}

/**
 * @param {string} text
 * @param {Tree} tree
 * @returns {Mistake | null}
 */
function parseMistake(text, tree) {
  /** @type {Mistake | null} */
  let found = null;
  tree.iterate({
    enter({ type, from, node }) {
      if (type.isError && !found && !FLOAT.test(text.slice(0, from))) {
        found = mistakeOf(text, from, node.parent?.name ?? "");
      }
      return !found;
    },
  });
  return found;
}

/**
 * @param {string} text
 * @param {number} from
 * @param {string} parent the name of the node around it
 */
function mistakeOf(text, from, parent) {
  const before = text.slice(0, from);
  const line = before.split("\n").length;
  // Of two items without a comma between them, the parser stumbles over the second.
  if (LISTS.test(parent) && /[^\s,([{][ \t]*\n\s*$/.test(before)) {
    return { line: before.trimEnd().split("\n").length, message: COMMA };
  }
  return { line, message: UNREADABLE };
}
