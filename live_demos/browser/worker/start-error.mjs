/** What went wrong in a start, in fields: the document that shows it makes the words. */

/** @import { WorkerFailure, StartTrouble } from "../shared/worker-messages.d.mts" */

export class StartError extends Error {
  /**
   * @param {StartTrouble} trouble
   * @param {string} message for whoever looks closer
   * @param {unknown} [cause]
   */
  constructor(trouble, message, cause) {
    super(message, { cause });
    this.trouble = trouble;
  }
}

/**
 * @param {string} file
 * @param {unknown} cause why it did not come whole
 */
export function missing(file, cause) {
  return new StartError({ kind: "missing", file }, `${file}: ${cause}`, cause);
}

/**
 * @param {string} file
 * @param {unknown} cause what is wrong with it
 */
export function damaged(file, cause) {
  return new StartError({ kind: "damaged", file }, `${file}: ${cause}`, cause);
}

/**
 * Gives the fields of whatever was thrown, as they can be sent.
 * @param {unknown} error
 * @returns {WorkerFailure}
 */
export function failureOf(error) {
  const trouble = error instanceof StartError ? error.trouble : { kind: /** @type {const} */ ("unexpected") };
  return { ...trouble, detail: String(error) };
}
