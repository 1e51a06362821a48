/** The files of a reader's own app: their names, and what can be done with them. Nothing here is changed in place. */

/** @import { AppCode } from "../../shared/frame-messages.d.mts" */

/** How many files an app may have, and how long a name may be. */
export const MOST_FILES = 50;
const LONGEST_NAME = 100;

/** What an app begins with. */
export const FIRST = "app.py";

/** What Windows allows in no name, and signs that change how a name looks but not what it is. */
const UNUSABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\\:*?"<>|]/u;
const ENDING = /[^./]\.[A-Za-z0-9]+$/;

const WORDS = {
  empty: "Give the file a name.",
  long: `A name may have ${LONGEST_NAME} characters.`,
  absolute: "A name cannot begin with /.",
  parts: "No part of a name can be empty, . or ..",
  unusable: 'A name cannot contain \\ : * ? " < > | or signs that are not seen.',
  edges: "No part of a name can begin or end with a space, or end with a dot.",
  ending: "End the name with .py, or with another ending.",
  taken: "There is a file of this name.",
  folder: "There is a file where this name needs a folder, or the other way round.",
};

/**
 * Says why a file cannot have this name.
 * @param {string} path relative to the app's folder, with slashes
 * @param {Iterable<string>} [others] the names of all other files
 * @returns {string} a sentence; empty if it can
 */
export function nameTrouble(path, others = []) {
  const parts = path.split("/");
  const lower = path.toLowerCase();
  const names = [...others].map((other) => other.toLowerCase());
  switch (true) {
    case path === "":
      return WORDS.empty;
    case path.length > LONGEST_NAME:
      return WORDS.long;
    case path.startsWith("/"):
      return WORDS.absolute;
    case UNUSABLE.test(path):
      return WORDS.unusable;
    case parts.some((part) => ["", ".", ".."].includes(part)):
      return WORDS.parts;
    case parts.some((part) => part !== part.trim() || part.endsWith(".")):
      return WORDS.edges;
    case !ENDING.test(path):
      return WORDS.ending;
    case names.includes(lower): // Two names that differ in case alone are one file on many systems.
      return WORDS.taken;
    case names.some((other) => other.startsWith(`${lower}/`) || lower.startsWith(`${other}/`)):
      return WORDS.folder;
    default:
      return "";
  }
}

/** @param {string} path */
export const isPython = (path) => path.endsWith(".py");

/** @returns {AppCode} */
export function emptyApp() {
  return { entrypoint: FIRST, files: { [FIRST]: "" }, trust: "typed" };
}

/** @param {AppCode} app */
export function isEmpty({ files }) {
  return Object.values(files).every((text) => text.trim() === "");
}

/**
 * Gives the app with this text in a file, which may be new.
 * @param {AppCode} app
 * @param {string} path
 * @param {string} text
 * @returns {AppCode}
 */
export function withFile(app, path, text) {
  return { ...app, files: { ...app.files, [path]: text } };
}

/**
 * Gives the app with another name for a file. Its place among the files stays.
 * @param {AppCode} app
 * @param {string} from
 * @param {string} to
 * @returns {AppCode}
 */
export function renamed(app, from, to) {
  const files = Object.entries(app.files).map(([path, text]) => [path === from ? to : path, text]);
  return {
    ...app,
    files: Object.fromEntries(files),
    entrypoint: app.entrypoint === from ? to : app.entrypoint,
  };
}

/**
 * Gives the app with this file running first. It stands first among the files, too.
 * @param {AppCode} app
 * @param {string} path
 * @returns {AppCode}
 */
export function startingWith(app, path) {
  return { ...app, files: { [path]: app.files[path] ?? "", ...app.files }, entrypoint: path };
}

/**
 * Gives the app without a file. If it was the one that runs first, that is another one now.
 * @param {AppCode} app
 * @param {string} path
 * @returns {AppCode | null} nothing if there would be no file left that can run
 */
export function without(app, path) {
  const files = Object.fromEntries(Object.entries(app.files).filter(([other]) => other !== path));
  const entrypoint = app.entrypoint === path ? likelyEntrypoint(files) : app.entrypoint;
  return entrypoint === undefined ? null : startingWith({ ...app, files }, entrypoint);
}

/** Names that the first file of an app often has. */
const USUAL = ["streamlit_app.py", FIRST, "main.py"];

/**
 * Guesses which file runs first.
 * @param {Record<string, string>} files
 * @returns {string | undefined} nothing if none is Python
 */
export function likelyEntrypoint(files) {
  const python = Object.keys(files).filter(isPython);
  const outside = python.filter((path) => !path.includes("/"));
  return (
    USUAL.find((name) => outside.includes(name)) ??
    outside.find((path) => files[path]?.includes("streamlit")) ??
    outside[0] ??
    python[0]
  );
}
