/** Notices that Python is busy, with this app or another one, while the reader waits for a run. */

/** @import { Python } from "../shared/python-client.mjs" */

/** How long a reader waits without being told. */
const WAIT_MS = 2000;

/** After an answer. Another app's run may begin before the one that is waited for. */
const PAUSE_MS = 1000;

const FOREVER_MS = 2 ** 31 - 1;

/**
 * Asks, from when a script run is asked for until it is over, whether Python answers. A script that
 * waits (for a file, or in time.sleep) is not busy: others run meanwhile.
 */
export class BusyMonitor {
  /**
   * @param {Pick<Python, "answers">} python
   * @param {(busy: boolean) => void} report gets `true` when Python has not answered for long, and
   *   `false` when it does again
   */
  constructor(python, report) {
    this.python = python;
    this.report = report;
    this.waiting = false;
    this.watching = false;
  }

  /** Notes that a script run is about to be asked for. */
  runAsked() {
    this.waiting = true;
    if (!this.watching) {
      this.watching = true;
      this.#watch().finally(() => {
        this.watching = false;
      });
    }
  }

  /** Notes that the last run that was asked for is over. */
  runOver() {
    this.waiting = false;
  }

  async #watch() {
    await after(0); // The ping comes after the input, and so after what it causes.
    while (this.waiting) {
      const answer = this.python.answers(FOREVER_MS);
      if ((await Promise.race([answer, after(WAIT_MS, "late")])) === "late") {
        this.report(true);
        await answer;
        this.report(false);
      }
      await after(PAUSE_MS);
    }
  }
}

/**
 * @param {number} milliseconds
 * @param {string} [value]
 */
function after(milliseconds, value) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, value));
}
