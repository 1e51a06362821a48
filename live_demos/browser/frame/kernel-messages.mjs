/** Tells when a script run was asked for, and when one has ended and the page shows its result. */

/** @import { InputTarget } from "./busy-monitor.mjs" */

import { whenIdle } from "../shared/idle.mjs";

/**
 * What of stlite's kernel is used here: it hands each message of the server to one handler.
 * @typedef {(payload: ArrayBuffer | string) => void} Handler
 * @typedef {{onWebSocketMessage: (handler: Handler) => void}} MessageSource
 */

/** The number of `script_finished` in Streamlit's `ForwardMsg.proto`. */
const SCRIPT_FINISHED = 6;

/** The number of `rerun_script` in Streamlit's `BackMsg.proto`. */
const RERUN_SCRIPT = 11;

/** The number of the field that holds a record: see runtime/in_pyodide/live_xray.py. */
const RECORD = 1000;

/**
 * What a script run did, as settled/_internal/record.py says it; or what another one would change.
 * @typedef {{runs: object[]} | {verdict: {settled: boolean, why: string[]}}} XrayRecord
 */

/**
 * Calls back with each record, and keeps it from Streamlit's front end, which does not know it.
 * Must be called before the app connects.
 * @param {MessageSource} kernel
 * @param {(record: XrayRecord) => void} report
 */
export function followRecords(kernel, report) {
  const connect = kernel.onWebSocketMessage.bind(kernel);
  kernel.onWebSocketMessage = (handler) =>
    connect((payload) => {
      const record = typeof payload === "string" ? undefined : fieldOf(new Uint8Array(payload), RECORD);
      if (record) {
        report(JSON.parse(new TextDecoder().decode(record)));
      } else {
        handler(payload);
      }
    });
}

/**
 * Calls back each time the front end asks for a script run. Python may be busy with another app
 * then, and the front end shows nothing of it before the run begins.
 * @param {InputTarget} kernel
 * @param {() => void} report
 */
export function followAskedRuns(kernel, report) {
  const send = kernel.sendWebSocketMessage.bind(kernel);
  kernel.sendWebSocketMessage = (payload) => {
    if (hasField(payload, RERUN_SCRIPT)) {
      report();
    }
    return send(payload);
  };
}

/**
 * Calls back after each script run, once Streamlit's front end has drawn it.
 * Must be called before the app connects.
 * @param {MessageSource} kernel
 * @param {() => void} report
 */
export function followScriptRuns(kernel, report) {
  const connect = kernel.onWebSocketMessage.bind(kernel);
  kernel.onWebSocketMessage = (handler) =>
    connect((payload) => {
      handler(payload);
      if (typeof payload !== "string" && hasField(new Uint8Array(payload), SCRIPT_FINISHED)) {
        afterPaint(report);
      }
    });
}

/** How long a browser that draws gets to do so. One that draws nothing now need not be waited for. */
const DRAWING_MS = 250;

/** How long the front end may be at work after that. Then it works at something else. */
const EFFECTS_MS = 2000;

/** @param {() => void} callback */
function afterPaint(callback) {
  let called = false;
  const once = () => {
    if (!called) {
      called = true;
      // What is drawn may be corrected by React's effects, which come in tasks of their own: keyed
      // tabs, for one, stand at the first tab until then. On a busy machine a frame comes between.
      whenIdle(callback, EFFECTS_MS);
    }
  };
  // Streamlit's front end collects what it gets and draws it in one of the next two frames. Frames
  // do not come in a hidden page, and late in a frame outside the view.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
  setTimeout(once, DRAWING_MS);
}

/**
 * Whether a Protocol Buffers message has a field of this number at its top level.
 * @param {Uint8Array} message
 * @param {number} wanted
 */
export function hasField(message, wanted) {
  return fieldOf(message, wanted) !== undefined;
}

/**
 * Gives the content of a field at the top level of a Protocol Buffers message, or nothing if it has
 * none. Only bytes, texts and messages have a content here; of numbers it is empty.
 * A full decoder would be another 200 kB for three numbers.
 * Wire format: https://protobuf.dev/programming-guides/encoding/
 * @param {Uint8Array} message
 * @param {number} wanted
 */
function fieldOf(message, wanted) {
  let position = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; position < message.length; shift += 7) {
      const byte = message[position++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        break;
      }
    }
    return value;
  };
  while (position < message.length) {
    const tag = varint();
    const found = Math.floor(tag / 8) === wanted;
    let content = 0;
    switch (tag % 8) {
      case 0:
        varint();
        break;
      case 1:
        position += 8;
        break;
      case 2:
        content = varint();
        position += content;
        break;
      case 5:
        position += 4;
        break;
      default:
        return undefined;
    }
    if (found) {
      return message.subarray(position - content, position);
    }
  }
  return undefined;
}
