/**
 * What a page and the frame of an app say to each other.
 *
 * Both are of the same origin, and each checks that a message comes from the other's window.
 */

/** @import { Action, Seen, Topics } from "./scenario-types.mjs" */
/** @import { XrayRecord } from "../frame/kernel-messages.mjs" */

/**
 * What the page asks of the frame while it plays a scenario.
 * @typedef {{what: "show", action: Action}} Show Point at what the input is about to use.
 * @typedef {{what: "make", action: Action, meanwhile: Action | null, beat: number}} Make Make the input.
 * @typedef {{what: "look", topics: Topics}} Look Say what is seen now.
 * @typedef {Show | Make | Look} Ask
 */

/**
 * The frame's answer to it: what is seen, or why an input could not be made.
 * @typedef {{seen?: Seen, trouble?: string}} Answer
 */

/**
 * From the frame to the page.
 * @typedef {{type: "hello", release: string}} Hello The frame's script runs; it wants to know the palette.
 * @typedef {{type: "loaded"}} Loaded Streamlit's front end is there.
 * @typedef {"starting" | "running" | "failed"} RunState of an app that was asked for
 * @typedef {{type: "state", state: RunState}} StateChanged
 * @typedef {{type: "height", pixels: number}} Height What the frame needs to show all of itself.
 * @typedef {{type: "retry", abandoned: boolean}} Retry The reader wants to try again; whether Python's start was given up for it.
 * @typedef {{type: "refreshed"}} Refreshed The files that it asked for again are there, as far as they come.
 * @typedef {{type: "used"}} Used The reader has pressed something in the app.
 * @typedef {{type: "answer", id: number, answer: Answer}} Answered
 * @typedef {{type: "xray", record: XrayRecord}} Recorded What a script run did, or whether the app is settled.
 * @typedef {Hello | Loaded | StateChanged | Height | Retry | Refreshed | Used | Answered | Recorded} FromFrame
 */

/**
 * From the page to the frame.
 * @typedef {"light" | "dark"} Scheme
 * @typedef {"shared" | "own"} Whose Python: the visit's, or one for this app alone.
 * @typedef {{type: "palette", scheme: Scheme}} Paint
 * @typedef {{type: "begin", whose: Whose}} Begin Start the app.
 * @typedef {{type: "refresh"}} Refresh The app could not start: ask for its files again, and say when that is done.
 * @typedef {{type: "ask", id: number, ask: Ask}} Asked
 * @typedef {Paint | Begin | Refresh | Asked} FromPage
 */

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
