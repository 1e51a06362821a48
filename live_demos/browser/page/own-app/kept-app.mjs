/**
 * The app that a reader writes, and what they make of somebody else's, kept on their device. In a draft
 * the file that runs first stands first.
 */

import { hashOf, keepDraft, readDraft } from "../editor/drafts.mjs";
import { emptyApp, startingWith } from "./app-files.mjs";

/** @import { AppCode } from "../../shared/frame-messages.d.mts" */

const OWN = "your-app";
const FROM_LINK = "your-app/link";

/** @returns {AppCode} what the reader had when they left; an empty app if they had none */
export function readOwn() {
  const files = readDraft(OWN)?.files ?? {};
  const [entrypoint] = Object.keys(files);
  return entrypoint === undefined ? emptyApp() : { entrypoint, files, trust: "typed" };
}

/**
 * @param {AppCode} code that came with a link
 * @param {string} hash of that link
 * @returns {AppCode} the same with what the reader has changed of it, if it was the last link that they changed
 */
export function readEdited(code, hash) {
  const draft = readDraft(FROM_LINK);
  const [entrypoint] = Object.keys(draft?.files ?? {});
  if (draft?.of !== hashOf(hash) || entrypoint === undefined) {
    return code;
  }
  return { entrypoint, files: draft.files, trust: "link" };
}

/**
 * Keeps an app in the place of the one before. What came with a link never takes the place of the reader's own.
 * @param {AppCode} code
 * @param {string | undefined} hash of the link that it came with
 * @returns {boolean} whether the browser has kept it
 */
export function keepApp(code, hash) {
  const { files } = startingWith(code, code.entrypoint);
  return hash === undefined
    ? keepDraft(OWN, { files, of: "" })
    : keepDraft(FROM_LINK, { files, of: hashOf(hash) });
}
