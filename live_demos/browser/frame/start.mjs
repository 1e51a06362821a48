/** Starts one app with stlite: front end, Python, packages, app. */

import { connectPython, openApp } from "./app-connection.mjs";
import { BusyMonitor } from "./busy-monitor.mjs";
import { widgetsDrawn } from "./drawn.mjs";
import { hookKernel } from "./kernel-hooks.mjs";
import { answerForServer } from "./offered-files.mjs";
import { StartFailure, fileMissing } from "./start-failure.mjs";
import { StartFiles, load } from "./start-files.mjs";
import { APP } from "../shared/document-state.mjs";
import { RunClock } from "./run-clock.mjs";

/** @import { Kernel } from "./kernel-hooks.mjs" */
/** @import { StartView, Stage } from "./start-progress.mjs" */
/** @import { Palette } from "./theme.mjs" */
/** @import { HandedFiles } from "./handed-files.mjs" */
/** @import { AppCode, RunTime, Whose, XrayRecord } from "../shared/frame-messages.d.mts" */
/** @import { Python } from "../shared/python-client.mjs" */
/** @import { Runtime, StartMode } from "../shared/worker-messages.d.mts" */

/**
 * What the frame's page says about its app.
 * @typedef {object} AppConfig
 * @property {string} demo the hash of the demo, or a word for what is none
 * @property {string} [entrypoint] the script's name; none where the reader brings the app
 * @property {string} [source] the script's address
 * @property {Runtime | null} runtime
 */

/**
 * A Python that starts, or has started.
 * @typedef {object} Started
 * @property {Promise<{python: Python, port: MessagePort & {terminate: () => void}}>} connection
 * @property {StartFiles} files
 */

/**
 * What this file uses of `@stlite/browser`; its own type declarations leave some of it out.
 * @typedef {EventTarget & Kernel} LoadingKernel dispatches `loadProgress`, `loadFinished` and `loadError`
 * @typedef {{_kernel: LoadingKernel, unmount: () => void}} Controller
 * @typedef {{mount: (options: object, element: HTMLElement) => Controller}} Stlite
 */

/** Which of stlite's progress messages begins which stage. It has no other names for them. */
const STAGE_OF_MESSAGE = new Map(
  /** @type {[string, Stage][]} */ ([
    ["Loading Pyodide.", "python"],
    ["Installing packages.", "packages"],
    ["Loading streamlit package.", "streamlit"],
    ["Booting up the Streamlit server.", "app"],
  ]),
);

/** The rest of the library: in_pyodide/lazy_library.py. */
const REST = "rest.zip";

const STREAMLIT_CONFIG = {
  "browser.gatherUsageStats": false,
  "client.toolbarMode": "minimal",
  // Nobody edits the file while it runs, and watching it makes every click slower.
  "server.fileWatcherType": "none",
};

/**
 * Loads Streamlit's front end into this document.
 * @param {AppConfig} config
 * @param {HandedFiles | null} handed what the page hands over
 * @returns {Promise<Stlite>}
 * @throws {StartFailure} if it does not come
 */
export async function loadFrontEnd({ runtime }, handed) {
  if (runtime === null) {
    throw new StartFailure({ kind: "no-runtime" });
  }
  answerForServer();
  await handed?.mapModules(rootOf(runtime));
  const folder = `${rootOf(runtime)}stlite/`;
  const [stlite] = await Promise.all([
    importStlite(`${folder}stlite.js`),
    loadStyleSheet(`${folder}stlite.css`),
  ]);
  return stlite;
}

/**
 * Starts Python for the app.
 * @param {Runtime} runtime
 * @param {StartView} view
 * @param {Whose} whose the Python that runs it
 * @param {StartMode} startMode
 * @param {HandedFiles | null} handed what the page hands over
 * @param {() => void} onRest is called when the app has Python fetch the rest of the library
 * @returns {Started}
 * @throws {StartFailure} if this browser cannot
 */
export function startPython(runtime, view, whose, startMode, handed, onRest) {
  if (typeof Worker === "undefined") {
    throw new StartFailure({ kind: "no-workers" });
  }
  if (typeof WebAssembly === "undefined") {
    throw new StartFailure({ kind: "no-webassembly" }); // Whether a policy forbids it, the worker tells.
  }
  const root = rootOf(runtime);
  view.enter("frontEnd");
  const { xray } = runtime;
  const files = new StartFiles(root, startMode === "plain" ? "plain" : "snapshot", view);
  files.followDocument();
  let workersBlocked = false;
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
    workersBlocked ||= effectiveDirective === "worker-src";
  });
  const connection = connectPython(root, whose).then(
    async (connected) => {
      files.followWorker(connected);
      connected.follow((message) => message.type === "file" && message.file === REST && onRest());
      view.abandon = () => connected.abandon();
      await handed?.passOn(connected);
      connected.start({ startMode, xray, followed: whose !== "shared" });
      return { python: connected, port: await openApp(connected) };
    },
    async (error) => {
      const module = await files.missingModule("pyodide/main.mjs");
      // WebKit tells of a violation after the error that it causes.
      throw workersBlocked ? new StartFailure({ kind: "no-workers" }, error) : fileMissing(module, error);
    },
  );
  connection.catch(() => {}); // Met by the app that is to run there.
  return { connection, files };
}

/**
 * Gives the code of the app that the frame's page speaks of.
 * @param {AppConfig} config
 * @returns {Promise<AppCode>}
 * @throws {StartFailure} if it does not come
 */
export async function codeOf({ entrypoint = "", source = "" }) {
  const response = await load(source);
  return { entrypoint, files: { [entrypoint]: await response.text() }, trust: "typed" };
}

/**
 * What a start needs, and who is told of the app that runs.
 * @typedef {object} AppStart
 * @property {Runtime} runtime
 * @property {Promise<AppCode>} code
 * @property {boolean} readers whether the code is a reader's, and may be changed while it runs
 * @property {Started} started
 * @property {Promise<Stlite>} frontEnd
 * @property {Palette} palette
 * @property {StartView} view
 * @property {(record: XrayRecord) => void} onRecord what each script run did
 * @property {(now: RunTime | null) => void} onRunTime how long the code has run by now, if that is long
 */

/**
 * Starts the app. Resolves when the app has run for the first time and is on the page, with the
 * clock of its runs if it is a reader's.
 * @param {AppStart} start
 * @throws {StartFailure} if it cannot start
 */
export async function startApp(start) {
  const { runtime, readers, palette, view, onRecord, onRunTime } = start;
  const { connection, files } = start.started;
  const root = rootOf(runtime);
  const [code, stlite, { python, port }] = await Promise.all([
    start.code,
    start.frontEnd,
    connection,
    files.readSizes(),
  ]);
  const clock = readers ? new RunClock(python, onRunTime) : undefined;
  const monitor = clock ?? new BusyMonitor(python, (busy) => view.busy(busy));
  view.enter("python");
  setEmbedParameters(palette);
  const controller = stlite.mount(
    {
      entrypoint: code.entrypoint,
      files: code.files,
      worker: port,
      pyodideUrl: `${root}pyodide/pyodide-loader.mjs`,
      streamlitConfig: { ...STREAMLIT_CONFIG, "server.runOnSave": readers },
      hostConfig: { allowedOrigins: [window.location.origin] },
      disableProgressToasts: true,
      disableErrorToasts: true,
    },
    /** @type {HTMLElement} */ (document.getElementById("root")),
  );
  // A start that has failed must not go on in its worker.
  view.release = () => controller.unmount();
  const kernel = controller._kernel;
  kernel.addEventListener("loadProgress", (event) => {
    const stage = STAGE_OF_MESSAGE.get(/** @type {CustomEvent<string>} */ (event).detail);
    if (stage) {
      view.enter(stage);
    }
  });
  await new Promise((resolve, reject) => {
    kernel.addEventListener("loadError", async (event) => {
      // stlite has nothing but a sentence. Where it is Python that has not started, the worker has
      // told why, in fields, and `files` has ended the start with it.
      if (await hasStarted(python)) {
        reject(/** @type {CustomEvent<Error>} */ (event).detail);
      }
    });
    let runs = 0;
    const markFirst = (/** @type {string} */ moment) => runs === 0 && performance.mark(`start:${moment}`);
    hookKernel(kernel, {
      onRecord,
      onRunOver() {
        markFirst("run-over");
        monitor.runOver();
      },
      onRunAsked() {
        markFirst("run-asked");
        monitor.runAsked();
        // How many there will have been when this one is over; several may become one.
        document.documentElement.dataset[APP.scriptRunsAwaited] = String(runs + 1);
      },
      onRunDrawn() {
        runs += 1;
        document.documentElement.dataset[APP.scriptRuns] = String(runs);
        widgetsDrawn().then(resolve);
      },
    });
  });
  python.appHasStarted();
  palette.apply();
  view.done();
  files.judgeFrontEnd();
  return clock;
}

/**
 * Resolves when it is known whether Python has started.
 * @param {Python} python
 * @returns {Promise<boolean>}
 */
function hasStarted(python) {
  return new Promise((resolve) => {
    python.follow(({ type }) => {
      if (type === "ready" || type === "failed") {
        resolve(type === "ready");
      }
    });
  });
}

/**
 * Streamlit reads these from the address: no header, no footer, less space around the app.
 * @param {Palette} palette
 */
function setEmbedParameters(palette) {
  const address = new URL(window.location.href);
  // The others are the app's own: st.query_params.
  address.searchParams.set("embed", "true");
  address.searchParams.set("embed_options", `${palette.scheme}_theme`);
  history.replaceState(null, "", address);
}

/** @param {Runtime} runtime */
export function rootOf(runtime) {
  return new URL(runtime.root, document.baseURI).href;
}

/**
 * Streamlit's front end makes errors while it is read. For where each was made V8 reads all of it once
 * more, 4.5 MB, and the main thread waits. Nobody asks where. Source of the setting:
 * https://v8.dev/docs/stack-trace-api
 * @param {string} address
 */
async function importStlite(address) {
  const engine = /** @type {{stackTraceLimit?: number}} */ (Error);
  const { stackTraceLimit } = engine;
  engine.stackTraceLimit = 0;
  try {
    const stlite = await import(address);
    performance.mark("start:front-end-read");
    return /** @type {Stlite} */ (stlite);
  } catch (error) {
    throw fileMissing("stlite.js", error);
  } finally {
    engine.stackTraceLimit = stackTraceLimit;
  }
}

/** @param {string} address */
function loadStyleSheet(address) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    // In an isolated frame it is another origin's, and nobody may know whether it came.
    Object.assign(link, { rel: "stylesheet", href: address, crossOrigin: "anonymous" });
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(fileMissing("stlite.css", "The style sheet did not load.")));
    document.head.append(link);
  });
}
