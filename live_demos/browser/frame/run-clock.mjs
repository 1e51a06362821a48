/** Notices that a reader's code runs for long, and where it is. */

/** @import { RunTime } from "../shared/frame-messages.d.mts" */
/** @import { LineSeen } from "../shared/worker-messages.d.mts" */
/** @import { Python } from "../shared/python-client.mjs" */

/** How often the time is told. */
const TICK_MS = 1000;

/** From when on a run counts as long. */
const LONG_MS = 3000;

const FOREVER_MS = 2 ** 31 - 1;

/**
 * Counts from when a script run is asked for until it is over, whether it computes or waits; and
 * whenever Python does not answer, whoever has asked it for what.
 */
export class RunClock {
  /**
   * @param {Python} python
   * @param {(now: RunTime | null) => void} tell is called each second of a long run, and with
   *   nothing when it is over
   */
  constructor(python, tell) {
    this.python = python;
    this.tell = tell;
    /** When the run that is not over was asked for. @type {number | undefined} */
    this.asked = undefined;
    /** When the ping was sent that is not answered. @type {number | undefined} */
    this.pinged = undefined;
    /** @type {LineSeen | undefined} */
    this.seen = undefined;
    this.told = false;
    /** Whether nothing was going on at the last tick. */
    this.idle = false;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
    python.addEventListener("message", (event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      if (detail.type === "line") {
        this.seen = { file: detail.file, line: detail.line };
        this.#watch();
      }
    });
  }

  /** Notes that a script run is asked for. */
  runAsked() {
    this.asked ??= performance.now();
    this.#watch();
  }

  /** Notes that the last run that was asked for is over. */
  runOver() {
    this.asked = undefined;
  }

  #watch() {
    this.timer ??= setInterval(() => this.#tick(), TICK_MS);
  }

  #tick() {
    const now = performance.now();
    const since = Math.min(this.asked ?? now, this.pinged ?? now);
    if (now - since >= LONG_MS) {
      this.told = true;
      this.tell({ seconds: Math.round((now - since) / 1000), ...this.seen });
    } else if (this.told) {
      this.told = false;
      this.tell(null);
    }
    if (this.pinged === undefined) {
      if (this.asked === undefined && !this.told && this.idle) {
        clearInterval(this.timer);
        this.timer = undefined;
      }
      this.idle = this.asked === undefined;
      this.pinged = now;
      this.python.answers(FOREVER_MS).then(() => {
        this.pinged = undefined;
      });
    }
  }
}
