/**
 * What a reader is told of a start that fails or hangs, and of an app that runs badly.
 *
 * Two more failures are told elsewhere, as nothing of this is there then: a frame that does not come
 * at all (page/app-frame.mjs), and one whose script does not (templates/frame.html).
 */

/** @import { Trouble } from "./start-failure.mjs" */

/** @typedef {{file: string, bytes: number}} Awaited a file, and how many of its bytes are missing */

/**
 * Says why an app could not start.
 * @param {Trouble} trouble
 */
export function failureWords(trouble) {
  return trouble.kind === "unexpected" || trouble.kind === "slow"
    ? "The app could not start because of an unexpected error."
    : `The app could not start: ${reason(trouble)}`;
}

/** @param {Exclude<Trouble, {kind: "unexpected" | "slow"}>} trouble */
function reason(trouble) {
  switch (trouble.kind) {
    case "missing":
      return navigator.onLine
        ? `the file ${trouble.file} could not be loaded. The connection may have dropped, or the site is being updated.`
        : "you are offline, and its files are not all here yet.";
    case "damaged":
      return `the file ${trouble.file} is damaged, or belongs to another release. The site may be being updated.`;
    case "abandoned":
      return "nothing had arrived for a while, and another app of this site was asked to try again. Try this one again too.";
    case "no-memory":
      return "this device has too little memory left for it. Close other tabs and apps, or the other apps of this page, and try again.";
    case "own-file":
      return "a file of this site is missing or could not be loaded.";
    case "no-runtime":
      return "this site was built without its runtime.";
    case "no-workers":
      return "this browser has no web workers, or they are blocked, in the browser or by this site's security policy. Try another browser.";
    case "no-webassembly":
      return "this browser has no WebAssembly, or it is blocked, in the browser or by this site's security policy. Try another browser.";
  }
}

/**
 * Says for what a start waits.
 * @param {Awaited} [awaited] of which most is missing; none if all files are here
 */
export function waitingWords(awaited) {
  if (!awaited) {
    return "All of it is here: Python is starting.";
  }
  const what = awaited.file.startsWith("stlite/") ? "Streamlit's front end" : "Python";
  return `Waiting for ${what}: ${(awaited.bytes / 1e6).toFixed(1)} MB are missing.`;
}

/**
 * Says that nothing has moved for long.
 * @param {boolean} complete whether all files are here
 */
export function stallWords(complete) {
  return complete
    ? "This takes longer than usual. Your device may be busy. You can wait, or try again."
    : "Nothing has arrived for a while. The connection may be slow or gone. You can wait, or try again.";
}

/**
 * Says that a file is missing without which the app can still run.
 * @param {string} file
 */
export function warningWords(file) {
  return `A file of Streamlit's front end could not be loaded (${file}). The app may look or act wrong.`;
}

export const BUSY =
  "Python is busy: this app, or another one on this site, is still computing. It goes on by itself. You can wait, or start this app again on its own.";
