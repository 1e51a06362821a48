/**
 * Carries what a page and the frame of an app say to each other (`frame-messages.d.mts`).
 *
 * A frame of the site's own origin and the page check that a message comes from the other's window.
 * An isolated frame has an opaque origin, by which nobody could know it: it hands the page a port
 * when its document comes, and all else goes through that. Another document in its place, wherever
 * an app's code has led it, has no port, and the page takes none from it.
 */

/** @import { FromFrame, FromPage } from "./frame-messages.d.mts" */

const MARK = "live-demos";

/** What an isolated frame says with its port. */
const PORT = "port";

/** What its document says if it gets nothing from the host: templates/frame.html. */
const BLOCKED = "blocked";

/**
 * What a page and a frame of one release have in common. A frame can come from another one: the host
 * has a new one since the page came, or the frame is what is stored on the reader's device.
 * @param {string} demo the hash of the demo
 */
export function releaseOf(demo) {
  return `${demo} ${new URL("../", import.meta.url).pathname}`;
}

/**
 * One end: what it sends, with what moves over to the other end.
 * @template Message
 * @typedef {(message: Message, transfer?: Transferable[]) => void} Post
 */

/**
 * Opens the page's end. What is posted before an isolated frame is there gets lost: it says hello.
 * @param {HTMLIFrameElement} frame
 * @param {boolean} isolated
 * @param {(message: FromFrame) => void} receive
 * @param {AbortSignal} signal closes it
 * @returns {Post<FromPage>}
 */
export function channelToFrame(frame, isolated, receive, signal) {
  if (!isolated) {
    listen(() => frame.contentWindow, receive, signal);
    return (message, transfer) =>
      frame.contentWindow?.postMessage({ [MARK]: message }, window.location.origin, transfer);
  }
  /** @type {MessagePort | undefined} */
  let port;
  window.addEventListener(
    "message",
    ({ data, source, ports: [given] }) => {
      if (source === null || source !== frame.contentWindow || port !== undefined) {
        return;
      }
      if (data?.[MARK] === PORT && given) {
        port = given;
        port.onmessage = (event) => receive(event.data);
      } else if (data?.[MARK] === BLOCKED) {
        receive({ type: "blocked" });
      }
    },
    { signal },
  );
  signal.addEventListener("abort", () => port?.close());
  return (message, transfer) => port?.postMessage(message, transfer ?? []);
}

/**
 * Opens the frame's end.
 * @param {boolean} isolated
 * @param {(message: FromPage) => void} receive
 * @returns {Post<FromFrame>}
 */
export function channelToPage(isolated, receive) {
  if (!isolated) {
    listen(() => window.parent, receive);
    return (message, transfer) =>
      window.parent.postMessage({ [MARK]: message }, window.location.origin, transfer);
  }
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => receive(data);
  // To whatever page holds this frame: it learns nothing by it.
  window.parent.postMessage({ [MARK]: PORT }, "*", [port2]);
  return (message, transfer) => port1.postMessage(message, transfer ?? []);
}

/**
 * Calls back for each message that comes from `source`.
 * @template {FromFrame | FromPage} Message
 * @param {() => Window | null} source
 * @param {(message: Message) => void} receive
 * @param {AbortSignal} [signal] ends the listening
 */
function listen(source, receive, signal) {
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
