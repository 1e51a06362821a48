/** Notices that Python is busy, with this app or another one, while the reader waits for a run. */

/** @import { Python } from "../shared/python-client.mjs" */

/** How long a reader waits without being told. */
const WAIT_MS = 2000;
const FOREVER_MS = 2 ** 31 - 1;

/**
 * Makes a function to call at each input, just before it is sent. It reports `true` when the input
 * has waited for long and Python does not answer, and `false` when Python does again. A script that
 * waits (for a file, or in time.sleep) is not busy: others run meanwhile.
 * @param {Python} python
 * @param {(busy: boolean) => void} report
 */
export function makeBusyMonitor(python, report) {
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
  let asking = false;
  return () => {
    if (!asking) {
      asking = true;
      ask().finally(() => {
        asking = false;
      });
    }
  };
}
