/**
 * The one place that reaches into stlite's kernel: it tells of what goes to Streamlit's server and
 * what comes back.
 *
 * stlite has no public way to see either. Its kernel (`_kernel` of what `mount()` gives) sends the
 * front end's messages with `sendWebSocketMessage`, and hands those of the server to the handler
 * that the front end gives `onWebSocketMessage` when it connects.
 */

import { afterPaint } from "./drawn.mjs";
import { fieldOf } from "./protobuf.mjs";

/** @import { XrayRecord } from "../shared/frame-messages.d.mts" */

/**
 * What of stlite's kernel is used here.
 * @typedef {(payload: ArrayBuffer | string) => void} Handler
 * @typedef {object} Kernel
 * @property {(handler: Handler) => void} onWebSocketMessage
 * @property {(payload: Uint8Array) => Promise<void>} sendWebSocketMessage
 */

/**
 * @typedef {object} Listeners
 * @property {() => void} onRunAsked The front end asks for a script run. Python may be busy with another app
 *   then, and the front end shows nothing of the run before it begins.
 * @property {() => void} onRunOver A script run is over, and no other one follows that it has asked for.
 * @property {() => void} onRunDrawn A script run is over, and the front end has drawn it.
 * @property {(record: XrayRecord) => void} onRecord What a script run did.
 */

/** The number of `script_finished` in Streamlit's `ForwardMsg.proto`. */
const SCRIPT_FINISHED = 6;

/** `FINISHED_EARLY_FOR_RERUN` there: st.rerun() has ended it. */
const FOR_RERUN = 2;

/** The number of `rerun_script` in Streamlit's `BackMsg.proto`. */
const RERUN_SCRIPT = 11;

/** The number of the field that holds a record: see runtime/in_pyodide/live_xray.py. */
const RECORD = 1000;

/**
 * Listens to both directions. Call it once for a kernel, before the front end connects: that is, in
 * the same task as `mount()`.
 *
 * A message to the server is told of before it is sent, so that a run counts as asked for before it
 * can be over. A message of the server is told of after the front end has it, so that it can be
 * drawn; but for a record, which the front end does not know and never gets.
 * @param {Kernel} kernel
 * @param {Listeners} listeners
 */
export function hookKernel(kernel, { onRunAsked, onRunOver, onRunDrawn, onRecord }) {
  const send = kernel.sendWebSocketMessage.bind(kernel);
  kernel.sendWebSocketMessage = (payload) => {
    if (fieldOf(payload, RERUN_SCRIPT)) {
      onRunAsked();
    }
    return send(payload);
  };

  const connect = kernel.onWebSocketMessage.bind(kernel);
  kernel.onWebSocketMessage = (handler) =>
    connect((payload) => {
      const message = typeof payload === "string" ? undefined : new Uint8Array(payload);
      const record = message && fieldOf(message, RECORD);
      if (record) {
        onRecord(parsed(record));
        return;
      }
      handler(payload);
      const finished = message && fieldOf(message, SCRIPT_FINISHED);
      if (finished) {
        if (finished[0] !== FOR_RERUN) {
          onRunOver();
        }
        afterPaint(onRunDrawn);
      }
    });
}

/**
 * Reads a record. An app can send something else, of which the page tells the reader.
 * @param {Uint8Array} bytes
 * @returns {XrayRecord}
 */
function parsed(bytes) {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return /** @type {any} */ (text.slice(0, 100));
  }
}
