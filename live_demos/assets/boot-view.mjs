/** Shows how far the start of an app is, and why it failed. */

/**
 * The stages of a start, in order, in the reader's words.
 * @type {Readonly<Record<string, string>>}
 */
const STAGES = {
  frontEnd: "Loading Streamlit's front end",
  python: "Loading Python",
  packages: "Installing packages",
  streamlit: "Importing Streamlit",
  app: "Running the app for the first time",
};

/** @typedef {"frontEnd" | "python" | "packages" | "streamlit" | "app"} Stage */
/** @typedef {"starting" | "running" | "failed"} State */

const STALL_MS = 25_000;

/** A reason that a reader understands. */
export class Reason extends Error {
  /**
   * @param {string} sentence for the reader
   * @param {unknown} [cause] for whoever looks closer
   */
  constructor(sentence, cause) {
    super(sentence, { cause });
  }
}

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
export class BootView {
  /** @param {(state: State) => void} report */
  constructor(report) {
    this.report = report;
    /** @type {State} */
    this.state = "starting";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.stall = undefined;
    /** @type {string | undefined} */
    this.warning = undefined;
    this.set("starting");
  }

  /**
   * Says which stage has begun.
   * @param {Stage} stage
   */
  enter(stage) {
    if (this.state === "starting") {
      const names = Object.keys(STAGES);
      byId("stage").textContent = `${STAGES[stage]} (step ${names.indexOf(stage) + 1} of ${names.length})`;
      this.alive();
    }
  }

  /**
   * Says how many bytes have come.
   * @param {number} loaded
   * @param {number} total
   */
  bytes(loaded, total) {
    if (this.state !== "starting") {
      return;
    }
    const megabytes = (/** @type {number} */ n) => (n / 1e6).toFixed(1);
    byId("detail").textContent = total > 0 ? `${megabytes(loaded)} of ${megabytes(total)} MB` : "";
    /** @type {HTMLProgressElement} */ (byId("progress")).value = total > 0 ? loaded / total : 0;
    this.alive();
  }

  /** Takes the start's place with the app. */
  done() {
    if (this.state === "starting") {
      this.set("running");
      if (this.warning) {
        this.warn("");
      }
    }
  }

  /**
   * Says why the app cannot start or, if it runs, what may be wrong with it.
   * @param {unknown} error
   */
  fail(error) {
    if (this.state === "failed") {
      return;
    }
    const sentence =
      error instanceof Reason ? error.message : "The app could not start: Python stopped on an error.";
    const cause = error instanceof Reason ? error.cause : error;
    const reason = byId("reason");
    reason.textContent = sentence;
    if (cause) {
      const details = document.createElement("details");
      const summary = document.createElement("summary");
      summary.textContent = "Technical detail";
      const text = document.createElement("pre");
      text.textContent = String(cause);
      details.append(summary, text);
      reason.after(details);
    }
    this.set("failed");
  }

  /**
   * Says, as soon as the app runs, that a file did not come without which it can still run.
   * @param {string} file
   */
  warn(file) {
    this.warning ||= `A file of Streamlit's front end could not be loaded (${file}). The app may look or act wrong.`;
    if (this.state === "running") {
      byId("reason").textContent = this.warning;
      document.documentElement.dataset.warned = "true";
    }
  }

  /** Notes that something moved; if nothing does for long, the reader may try again. */
  alive() {
    clearTimeout(this.stall);
    delete document.documentElement.dataset.stalled;
    this.stall = setTimeout(() => {
      byId("reason").textContent = "Nothing has arrived for a while. The connection may be slow or gone.";
      document.documentElement.dataset.stalled = "true";
    }, STALL_MS);
  }

  /** @param {State} state */
  set(state) {
    this.state = state;
    document.documentElement.dataset.state = state;
    if (state === "starting") {
      this.alive();
    } else {
      clearTimeout(this.stall);
      delete document.documentElement.dataset.stalled;
    }
    this.report(state);
  }
}
