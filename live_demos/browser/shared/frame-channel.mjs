/**
 * Carries what a page and the frame of an app say to each other (`frame-messages.d.mts`).
 *
 * Both are of the same origin, and each checks that a message comes from the other's window.
 */

/** @import { FromFrame, FromPage } from "./frame-messages.d.mts" */

const MARK = "live-demos";

/**
 * What a page and a frame of one release have in common. A frame can come from another one: the host
 * has a new one since the page came, or the frame is what is stored on the reader's device.
 * @param {string} demo the hash of the demo
 */
export function releaseOf(demo) {
  return `${demo} ${new URL("../", import.meta.url).pathname}`;
}

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
