/**
 * The connection of a document to the worker in which Python runs (`worker-messages.d.mts`).
 *
 * A page and all frames of a site connect to the same SharedWorker, which lives as long as one of
 * them does. Where there is none, or where it does not start, each frame has a worker of its own.
 */

/** @import { FromWorker, StartOptions, ToWorker } from "./worker-messages.d.mts" */

/** What is of the moment, and nothing to those who listen late. */
const PASSING = ["pong", "line", "examined"];

/** The worker, from the runtime's folder. */
export const WORKER = "pyodide/main.mjs";

/** One connection. Dispatches `message` events with what the worker says. */
export class Python extends EventTarget {
  /**
   * @param {Worker | MessagePort} endpoint
   * @param {boolean} shared
   */
  constructor(endpoint, shared) {
    super();
    this.endpoint = endpoint;
    this.shared = shared;
    /** What the worker has said so far, for those who listen late. @type {FromWorker[]} */
    this.said = [];
    /** Resolves when the worker has spoken for the first time. @type {Promise<void>} */
    this.there = new Promise((resolve) => {
      endpoint.onmessage = ({ data }) => {
        resolve();
        if (!PASSING.includes(data.type)) {
          this.said.push(data);
        }
        this.dispatchEvent(new CustomEvent("message", { detail: data }));
      };
    });
  }

  /** @param {(message: FromWorker) => void} receive gets all that was said, and will be */
  follow(receive) {
    this.said.forEach(receive);
    this.addEventListener("message", (event) => receive(/** @type {CustomEvent} */ (event).detail));
  }

  /** Whether Python runs. */
  get ready() {
    return this.said.some(({ type }) => type === "ready");
  }

  /**
   * @param {ToWorker} message
   * @param {Transferable[]} [transfer]
   */
  post(message, transfer = []) {
    this.endpoint.postMessage(message, transfer);
  }

  /** Starts Python, if nobody has. @param {StartOptions} options */
  start(options) {
    this.post({ type: "start", options });
  }

  /** Lets the next app start. */
  appHasStarted() {
    this.post({ type: "started" });
  }

  /** Ends the app of this connection, and a worker that nobody else uses. */
  end() {
    if (this.shared) {
      this.post({ type: "end" });
    } else {
      /** @type {Worker} */ (this.endpoint).terminate();
    }
  }

  /** Ends a start that does not go on: whoever connects next makes a new worker. */
  abandon() {
    this.post({ type: "abandon" });
  }

  /**
   * Whether the worker answers within a time: while Python computes, it does not.
   * @param {number} milliseconds
   * @returns {Promise<boolean>}
   */
  async answers(milliseconds) {
    const pong = new Promise((resolve) => {
      const receive = (/** @type {Event} */ event) => {
        if (/** @type {CustomEvent<FromWorker>} */ (event).detail.type === "pong") {
          this.removeEventListener("message", receive);
          resolve(true);
        }
      };
      this.addEventListener("message", receive);
      this.post({ type: "ping" });
    });
    const late = new Promise((resolve) => setTimeout(resolve, milliseconds, false));
    return /** @type {Promise<boolean>} */ (Promise.race([pong, late]));
  }
}

/** How long a worker may take to load before it is given up. */
const PATIENCE_MS = 10_000;

/** How long a connection may be unanswered before another one is made beside it. */
const AGAIN_MS = 1000;

/**
 * Connects to the shared worker. One that ends at this moment, because Python did not start, takes
 * no connection any more and does not say so: a second one starts the next worker.
 * @param {string} root of the runtime
 * @returns {Promise<Python>}
 * @throws {Error} if it does not load, or does not answer
 */
export function connectShared(root) {
  return new Promise((resolve, reject) => {
    let settled = false;
    const connect = () =>
      connectOnce(root)
        .then(
          (python) => (settled ? python.end() : resolve(python)),
          (error) => reject(error),
        )
        .finally(() => {
          settled = true;
        });
    connect();
    setTimeout(() => settled || connect(), AGAIN_MS);
  });
}

/** @param {string} root */
function connectOnce(root) {
  const worker = new SharedWorker(`${root}${WORKER}`, { type: "module", name: "Python" });
  return spoken(worker, new Python(worker.port, true));
}

/**
 * Resolves when the worker has spoken.
 * @param {SharedWorker | Worker} worker
 * @param {Python} python
 * @returns {Promise<Python>}
 * @throws {Error} if it does not load, or does not answer
 */
export function spoken(worker, python) {
  return new Promise((resolve, reject) => {
    python.there.then(() => resolve(python));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      reject(new Error(/** @type {ErrorEvent} */ (event).message || "The worker did not load."));
    });
    // One that computes without end answers nobody, and cannot be ended from here.
    setTimeout(() => reject(new Error("The worker does not answer.")), PATIENCE_MS);
  });
}
