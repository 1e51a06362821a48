/**
 * The worker in which Python runs: one for all apps of a visit where the browser has
 * SharedWorker, else one for each app.
 *
 * Each page and each frame has a connection of its own, for what `../shared/python-client.mjs` and this say to
 * each other. An app has a port besides, on which stlite's kernel and stlite's worker talk.
 */

import { connect } from "./stlite-worker.mjs";
import { expectFiles, followFiles, takeFile } from "./tracked-fetch.mjs";
import { failureOf } from "./start-error.mjs";
import { startPython } from "./start-python.mjs";
import { Turn } from "./start-queue.mjs";
// What those import, and stlite's worker later, comes with this and not one after the other.
import "./fetch-snapshot.mjs";
import "./pyodide-loader.mjs";
import "./fetch-zstd.mjs";
import "./gc-links.mjs";
import "./pyodide.mjs";
import "./static-data.mjs";
import "./stlite-globals.mjs";
import "./fetch-wasm.mjs";
import "./zstd.mjs";

/** @import { Pyodide } from "./pyodide.mjs" */
/** @import { ExamineNews } from "../shared/findings.d.mts" */
/** @import { FromWorker, WorkerFailure, StartOptions, ToWorker } from "../shared/worker-messages.d.mts" */

/** @typedef {{postMessage: (message: FromWorker) => void, onmessage: ((event: MessageEvent) => void) | null}} Endpoint */

/** @type {Set<Endpoint>} */
const endpoints = new Set();

/** What came of the start, for those who come later. @type {FromWorker[]} */
const outcome = [];

/** @param {FromWorker} message */
function tellAll(message) {
  outcome.push(message);
  for (const endpoint of endpoints) {
    endpoint.postMessage(message);
  }
}

/** @type {(python: Pyodide) => void} */
let tellThatPythonRuns = () => {};
/** @type {Promise<Pyodide>} */
const pythonRuns = new Promise((resolve) => {
  tellThatPythonRuns = resolve;
});

/** @type {Promise<void> | undefined} */
let starting;

/** @param {StartOptions} options */
function start(options) {
  performance.mark("start:asked"); // These marks: bench/start_marks.py.
  starting ??= startPython(options, (failure) => tellAll({ type: "left", failure })).then(
    (python) => {
      if (options.followed) {
        python.pyimport("line_watch").install(tellLine);
      }
      performance.mark("start:python-runs");
      tellThatPythonRuns(python);
      tellAll({ type: "ready" });
    },
    (error) => fail(failureOf(error)),
  );
}

/**
 * Tells where the app of this worker is. It arrives while Python goes on computing.
 * @param {string} file
 * @param {number} line
 */
function tellLine(file, line) {
  for (const endpoint of endpoints) {
    endpoint.postMessage({ type: "line", file, line });
  }
}

/**
 * Examines a reader's app. Python tells of it while it computes.
 * @param {string} argument
 * @param {(news: ExamineNews) => void} tell
 */
async function examine(argument, tell) {
  const python = await pythonRuns;
  try {
    const take = (/** @type {string} */ news) => tell(JSON.parse(news));
    await python.pyimport("examined_app").examine(argument, take);
  } catch (error) {
    tell({ what: "trouble", words: String(error) });
  }
}

/** @param {WorkerFailure} failure */
function fail(failure) {
  tellAll({ type: "failed", failure });
  // Python and stlite's worker remember that they failed. The next connection makes a new worker.
  globalThis.close();
}

/** One app, between its frame's kernel and stlite's worker. */
class App {
  ended = false;

  /** @param {MessagePort} port to the frame */
  constructor(port) {
    this.port = port;
    this.turn = new Turn(pythonRuns);
    /** @type {Promise<void>} */
    this.loaded = new Promise((resolve) => {
      /** What stlite's worker takes for a SharedWorker's port. */
      this.inner = {
        /** @type {((event: {data: object, ports: readonly {postMessage: (reply: object) => void}[]}) => void) | null} */
        onmessage: null,
        start() {},
        /**
         * @param {{type: string}} message
         * @param {Transferable[]} [transfer]
         */
        postMessage(message, transfer) {
          if (/^event:load(Finished|Error)$/.test(message.type)) {
            resolve();
          }
          port.postMessage(message, transfer ?? []);
        },
      };
    });
    connect(/** @type {any} */ (this.inner));
    this.turn.come.then(() => {
      if (!this.ended) {
        port.onmessage = (event) => this.inner.onmessage?.(event); // What has come meanwhile, comes now.
      }
    });
  }

  /** Ends the app: its session, its runtime, its files. */
  async end() {
    this.ended = true;
    this.turn.end();
    this.port.onmessage = null;
    this.port.close();
    await this.loaded;
    // See runtime/in_pyodide/separate_apps.py.
    this.inner.onmessage?.({
      data: { type: "reboot", data: { entrypoint: "end-of-app" } },
      ports: [{ postMessage() {} }],
    });
  }
}

/**
 * Serves one connection.
 * @param {Endpoint} endpoint
 */
function accept(endpoint) {
  /** @type {App | undefined} */
  let app;
  const end = () => {
    app?.end();
    app = undefined;
    endpoints.delete(endpoint);
    unfollow();
  };
  endpoint.onmessage = ({ data, ports }) => {
    const message = /** @type {ToWorker} */ (data);
    switch (message.type) {
      case "start":
        start(message.options);
        break;
      case "app":
        app = new App(/** @type {MessagePort} */ (ports[0]));
        if (message.lock !== null) {
          navigator.locks.request(message.lock, end);
        }
        break;
      case "started":
        app?.turn.end();
        break;
      case "end":
        end();
        break;
      case "abandon":
        if (!outcome.some(({ type }) => type === "ready")) {
          fail({ kind: "abandoned", detail: "abandoned" });
        }
        break;
      case "ping":
        endpoint.postMessage({ type: "pong" });
        break;
      case "handing":
        expectFiles(message.files);
        break;
      case "handed":
        takeFile(message.file, message.bytes);
        break;
      case "save":
        pythonRuns
          .then((python) => python.pyimport("edited_app").save(message.argument))
          .catch((error) => console.error(`The changed app was not taken over: ${error}`));
        break;
      case "examine":
        examine(message.argument, (news) => endpoint.postMessage({ type: "examined", news }));
        break;
    }
  };
  endpoint.postMessage({ type: "hello" });
  const unfollow = followFiles((news) => endpoint.postMessage(news));
  for (const message of outcome) {
    endpoint.postMessage(message);
  }
  endpoints.add(endpoint);
}

if ("SharedWorkerGlobalScope" in globalThis) {
  globalThis.addEventListener("connect", (event) => {
    const [port] = /** @type {MessageEvent} */ (event).ports;
    accept(/** @type {MessagePort} */ (port));
  });
} else {
  accept(/** @type {any} */ (globalThis));
}
