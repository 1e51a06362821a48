/** Why an app could not start, in fields: `start-failure-words.mjs` makes the words. */

/** @import { StartTrouble } from "../shared/worker-messages.d.mts" */

/**
 * What goes wrong in the frame, beside what the worker tells.
 * @typedef {{kind: "no-runtime"}} NoRuntime The site was built without it.
 * @typedef {{kind: "no-workers"}} NoWorkers
 * @typedef {{kind: "own-file"}} OwnFile The frame's own script or style sheet is missing.
 * @typedef {StartTrouble | NoRuntime | NoWorkers | OwnFile} Trouble
 */

/** The end of a start. */
export class StartFailure extends Error {
  /**
   * @param {Trouble} trouble
   * @param {unknown} [cause] for whoever looks closer
   */
  constructor(trouble, cause) {
    super(trouble.kind, { cause });
    this.trouble = trouble;
  }
}

/**
 * @param {string} file that the start cannot do without
 * @param {unknown} cause why it did not come
 */
export function fileMissing(file, cause) {
  return new StartFailure({ kind: "missing", file }, cause);
}

/**
 * @param {string} file that has come, and is not the one that was built
 * @param {unknown} cause
 */
export function fileDamaged(file, cause) {
  return new StartFailure({ kind: "damaged", file }, cause);
}
