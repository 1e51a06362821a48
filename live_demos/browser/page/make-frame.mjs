/** Makes the frame of an app, unseen: a demo's own page, or that of readers' apps. */

import { make } from "./dom.mjs";
import { APP } from "../shared/document-state.mjs";
import { channelToFrame } from "../shared/frame-channel.mjs";

/** @import { FromFrame, FromPage, Scheme } from "../shared/frame-messages.d.mts" */
/** @import { Post } from "../shared/frame-channel.mjs" */

/** How long an isolated frame may take to speak once its document is there: it does so in another process. */
const GRACE_MS = 3000;

/** @returns {Scheme} the palette that Material shows now */
export function pageScheme() {
  return document.body.dataset.mdColorScheme === "slate" ? "dark" : "light";
}

/**
 * A frame, and the way to it.
 * @typedef {object} MadeFrame
 * @property {HTMLIFrameElement} frame
 * @property {Post<FromPage>} post
 */

/**
 * @param {object} of
 * @param {string} of.address
 * @param {string} of.title for screen readers
 * @param {boolean} of.isolated
 * @param {(message: FromFrame) => void} of.receive
 * @param {() => void} of.missed is called when another document has come, or none that speaks; it may
 *   yet be called of an isolated frame that has spoken
 * @param {() => void} of.restored is called when the page was left, and is shown again as it was
 * @param {AbortSignal} of.signal ends the listening
 * @returns {MadeFrame}
 */
export function makeFrame({ address, title, isolated, receive, missed, restored, signal }) {
  const frame = make("iframe", {
    className: "demo__frame demo__frame--waiting",
    title,
    name: pageScheme(), // So its document is dark from its first moment, where the page is.
    inert: true,
  });
  if (isolated) {
    // Never with allow-same-origin: what runs in it could do whatever the site can.
    frame.sandbox.add("allow-scripts", "allow-downloads");
  }
  frame.src = address;
  const post = channelToFrame(frame, isolated, isolated ? gated(receive, signal) : receive, signal);
  frame.addEventListener("load", () => {
    if (isolated) {
      setTimeout(() => signal.aborted || missed(), GRACE_MS);
      return;
    }
    // The frame's page marks its document. Without the mark, what has come is another page: the site's
    // 404, or the browser's own error page. Its script, which runs before the load event, may not have come.
    const { [APP.embedded]: embedded, [APP.state]: state } =
      frame.contentDocument?.documentElement.dataset ?? {};
    if (embedded !== "true" || state === "unstarted") {
      missed();
    }
  });
  window.addEventListener("pageshow", ({ persisted }) => persisted && restored(), { signal });
  return { frame, post };
}

/**
 * Lets through only what is a message. The gate is loaded for isolated frames alone; what comes before it is
 * there waits, in its order.
 * @param {(message: FromFrame) => void} receive
 * @param {AbortSignal} signal ends it
 * @returns {(data: unknown) => void}
 */
function gated(receive, signal) {
  const gate = import("./isolation/checked-message.mjs").catch(() => null); // Without it, the frame is silent.
  return async (data) => {
    const message = (await gate)?.checkedMessage(data);
    if (message && !signal.aborted) {
      receive(message);
    }
  };
}
