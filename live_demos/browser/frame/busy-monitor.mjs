/** Notices that Python is busy, with this app or another one, while the reader waits for a run. */

/** @import { Python } from "../shared/python-client.mjs" */

/**
 * What of stlite's kernel is used here: it sends each input of the reader's to the server.
 * @typedef {{sendWebSocketMessage: (payload: Uint8Array) => Promise<void>}} InputTarget
 */

/** How long a reader waits without being told. */
const WAIT_MS = 2000;
const FOREVER_MS = 2 ** 31 - 1;

/**
 * Reports `true` when an input has waited for long and Python does not answer, and `false` when it
 * does again. A script that waits (for a file, or in time.sleep) is not busy: others run meanwhile.
 * @param {InputTarget} kernel
 * @param {Python} python
 * @param {(busy: boolean) => void} report
 */
export function followBusy(kernel, python, report) {
  const send = kernel.sendWebSocketMessage.bind(kernel);
  let asking = false;
  kernel.sendWebSocketMessage = (payload) => {
    if (!asking) {
      asking = true;
      ask().finally(() => {
        asking = false;
      });
    }
    return send(payload);
  };
  const ask = async () => {
    // After the input, so that the run it causes is before the ping.
    await new Promise((resolve) => setTimeout(resolve));
    const answer = python.answers(FOREVER_MS);
    const late = new Promise((resolve) => setTimeout(resolve, WAIT_MS, "late"));
    if ((await Promise.race([answer, late])) === "late") {
      report(true);
      await answer;
      report(false);
    }
  };
}
