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
  return { ...troubleOf(error), detail: String(error) };
}

/**
 * @param {unknown} error
 * @returns {StartTrouble}
 */
function troubleOf(error) {
  if (error instanceof StartError) {
    return error.trouble;
  }
  return { kind: isShortOfMemory(error) ? "no-memory" : "unexpected" };
}

/**
 * Engines have no class of errors for this. They say "Array buffer allocation failed" and "could not
 * allocate memory" (V8), "Out of memory" (JavaScriptCore) and "out of memory" (SpiderMonkey, which may
 * throw a text). Pyodide gives the type of what Python raised.
 * @param {unknown} error
 */
function isShortOfMemory(error) {
  const { type } = /** @type {{type?: unknown}} */ (Object(error));
  const mayTell = error instanceof RangeError || typeof error === "string";
  return type === "MemoryError" || (mayTell && /\bmemory\b|\ballocation\b/i.test(String(error)));
}
