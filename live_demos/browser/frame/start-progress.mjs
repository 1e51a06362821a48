/** Shows how far the start of an app is, and why it failed. */

import { APP } from "../shared/document-state.mjs";
import { StartFailure } from "./start-failure.mjs";
import { BUSY, failureWords, stallWords, waitingWords, warningWords } from "./start-failure-words.mjs";

/** @import { RunState } from "../shared/frame-messages.d.mts" */
/** @import { Awaited } from "./start-failure-words.mjs" */

/**
 * The stages of a start, in order, in the reader's words.
 * @type {Readonly<Record<string, string>>}
 */
const STAGES = {
  frontEnd: "Loading Streamlit's front end",
  python: "Loading Python",
  packages: "Preparing packages",
  streamlit: "Importing Streamlit",
  app: "Running the app for the first time",
};

/** @typedef {"frontEnd" | "python" | "packages" | "streamlit" | "app"} Stage */

const STALL_MS = 25_000;

/** Bytes that stand still for so long need a word: a module comes in one piece, and Python needs its time. */
const STILL_MS = 2000;

/** A start that is over sooner has nothing to say. */
const QUIET_MS = 300;

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function byId(id) {
  const element = document.getElementById(id);
  if (element === null) {
    throw new Error(`The frame's page has no element #${id}.`);
  }
  return element;
}

/** The parts of the frame's page that speak about the start. One object a page. */
export class StartView {
  /** @param {(state: RunState) => void} report */
  constructor(report) {
    this.report = report;
    /** @type {RunState} */
    this.state = "starting";
    this.complete = false;
    /** @type {string | undefined} */
    this.warning = undefined;
    /** @type {() => void} */
    this.release = () => {};
    /** Is called before another attempt. @type {() => Promise<void>} */
    this.refresh = async () => {};
    /** Is called before another attempt, if nothing has moved for long. */
    this.abandon = () => {};
    /** Whether that is so. */
    this.stalled = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.stall = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.quiet = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.still = undefined;
    /** Whether a reader's code runs: whoever has asked for it tells how long, and it may take any time. */
    this.followed = false;
    /** Of which file most is missing. @type {Awaited | undefined} */
    this.awaited = undefined;
    /** Whether everything is here, and the app itself runs. */
    this.running = false;
    /** How many bytes were said to have come. */
    this.said = "";
    byId("dismiss").addEventListener("click", () => {
      byId("failure").hidden = true;
    });
  }

  /** Shows that the start has begun. */
  begin() {
    this.set("starting");
    this.quiet = setTimeout(() => {
      byId("start").hidden = false;
    }, QUIET_MS);
    this.alive();
  }

  /**
   * Says which stage has begun.
   * @param {Stage} stage
   */
  enter(stage) {
    if (this.state === "starting") {
      performance.mark(`start:${stage}`); // These marks: bench/start_marks.py.
      const names = Object.keys(STAGES);
      if (stage === "app") {
        clearTimeout(this.still);
        byId("detail").textContent = "";
      }
      this.running = stage === "app";
      byId("stage").textContent = `${STAGES[stage]} (step ${names.indexOf(stage) + 1} of ${names.length})`;
      this.alive();
    }
  }

  /**
   * Says how many bytes have come and, if no more do for a while, for what the start waits.
   * @param {number} loaded
   * @param {number} total
   * @param {Awaited} [awaited] of which most is missing; none if all is there
   */
  bytes(loaded, total, awaited) {
    if (this.state !== "starting") {
      return;
    }
    this.complete = total > 0 && loaded >= total;
    const megabytes = (/** @type {number} */ n) => (n / 1e6).toFixed(1);
    const words = total > 0 ? `${megabytes(loaded)} of ${megabytes(total)} MB` : "";
    if (words !== this.said && !this.running) {
      this.said = words;
      byId("detail").textContent = words;
      clearTimeout(this.still);
      this.still = setTimeout(() => {
        byId("detail").textContent = `${words}. ${waitingWords(this.awaited)}`;
      }, STILL_MS);
    }
    this.awaited = awaited;
    /** @type {HTMLProgressElement} */ (byId("progress")).value = total > 0 ? loaded / total : 0;
    this.alive();
  }

  /** Gives the start's place to the app. */
  done() {
    if (this.state === "starting") {
      this.set("running");
      byId("failure").hidden = true;
      this.showWarning();
    }
  }

  /**
   * Says why the app cannot start, and ends what is left of it.
   * @param {unknown} error
   */
  fail(error) {
    if (this.state !== "starting") {
      return;
    }
    const known = error instanceof StartFailure;
    byId("reason").textContent = failureWords(known ? error.trouble : { kind: "unexpected" });
    const cause = known ? error.cause : error;
    if (cause) {
      const details = document.createElement("details");
      const summary = document.createElement("summary");
      summary.textContent = "Technical detail";
      const text = document.createElement("pre");
      text.textContent = String(cause);
      details.append(summary, text);
      byId("reason").after(details);
    }
    byId("failure").hidden = false;
    this.set("failed");
    this.release();
  }

  /**
   * Shows that the reader's wish for another attempt was heard.
   * @returns whether the start was given up for it
   */
  again() {
    const abandoned = this.stalled && this.state === "starting";
    if (abandoned) {
      this.abandon();
    }
    byId("failure").hidden = true;
    byId("stage").textContent = "Asking this site for the files again";
    byId("detail").textContent = "";
    /** @type {HTMLProgressElement} */ (byId("progress")).value = 0;
    byId("start").hidden = false;
    return abandoned;
  }

  /**
   * Says, as soon as the app runs, that a file did not come without which it can still run.
   * @param {string} file
   */
  warn(file) {
    this.warning ||= warningWords(file);
    if (this.state === "running") {
      this.showWarning();
    }
  }

  showWarning() {
    if (this.warning) {
      byId("reason").textContent = this.warning;
      byId("dismiss").hidden = false;
      byId("failure").hidden = false;
    }
  }

  /**
   * Says that Python is busy, or no longer.
   * @param {boolean} busy
   */
  busy(busy) {
    if (this.state === "running") {
      byId("reason").textContent = BUSY;
      byId("failure").hidden = !busy;
      if (!busy) {
        this.showWarning();
      }
    }
  }

  /** Notes that something moved; if nothing does for long, the reader may try again. */
  alive() {
    clearTimeout(this.stall);
    this.stalled = false;
    byId("failure").hidden = true;
    this.stall = setTimeout(() => {
      if (document.hidden || (this.running && this.followed)) {
        this.alive();
        return;
      }
      byId("reason").textContent = stallWords(this.complete);
      byId("failure").hidden = false;
      this.stalled = true;
    }, STALL_MS);
  }

  /** @param {RunState} state */
  set(state) {
    this.state = state;
    document.documentElement.dataset[APP.state] = state;
    if (state !== "starting") {
      clearTimeout(this.quiet);
      clearTimeout(this.stall);
      clearTimeout(this.still);
      byId("start").hidden = true;
    }
    this.report(state);
  }
}
