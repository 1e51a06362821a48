/**
 * What a page and the frame of an app say to each other.
 *
 * Both are of the same origin, and each checks that a message comes from the other's window.
 */

/**
 * From the frame to the page.
 * @typedef {{type: "hello"}} Hello The frame's script runs; it wants to know the palette.
 * @typedef {{type: "state", state: "starting" | "running" | "failed"}} State
 * @typedef {{type: "height", pixels: number}} Height What the frame needs to show all of itself.
 * @typedef {{type: "retry"}} Retry The reader wants to try again.
 * @typedef {Hello | State | Height | Retry} FromFrame
 */

/**
 * From the page to the frame.
 * @typedef {"light" | "dark"} Scheme
 * @typedef {{type: "palette", scheme: Scheme}} FromPage
 */

const MARK = "live-demos";

/**
 * @param {Window} target
 * @param {FromFrame | FromPage} message
 */
export function post(target, message) {
  target.postMessage({ [MARK]: message }, window.location.origin);
}

/**
 * Calls back for each message that comes from `source`.
 * @template {FromFrame | FromPage} Message
 * @param {() => Window | null} source
 * @param {(message: Message) => void} receive
 * @param {AbortSignal} [signal] ends the listening
 */
export function listen(source, receive, signal) {
  window.addEventListener(
    "message",
    (event) => {
      const from = source();
      const message = event.data?.[MARK];
      if (from !== null && event.source === from && event.origin === window.location.origin && message) {
        receive(message);
      }
    },
    { signal },
  );
}
