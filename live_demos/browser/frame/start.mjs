/** Starts one app with stlite: front end, Python, packages, app. */

import { StartFiles, fileMissing, load, reasonOf } from "./start-files.mjs";
import { Reason } from "./start-progress.mjs";
import { followBusy } from "./busy-monitor.mjs";
import { wayForThisLine } from "../shared/network-quality.mjs";
import { connectPython } from "../shared/python-client.mjs";
import { followAskedRuns, followRecords, followScriptRuns } from "./kernel-hooks.mjs";

/** @import { StartOptions } from "../worker/start-python.mjs" */
/** @import { InputTarget } from "./busy-monitor.mjs" */
/** @import { StartView, Stage } from "./start-progress.mjs" */
/** @import { Whose } from "../shared/messages.mjs" */
/** @import { Palette } from "./theme.mjs" */
/** @import { MessageSource, XrayRecord } from "./kernel-hooks.mjs" */

/**
 * What the frame's page says about its app.
 * @typedef {object} AppConfig
 * @property {string} demo the hash of the demo
 * @property {string} entrypoint the script's name
 * @property {string} source the script's address
 * @property {({root: string} & StartOptions) | null} runtime
 */

/**
 * What this file uses of `@stlite/browser`; its own type declarations leave some of it out.
 * @typedef {EventTarget & MessageSource & InputTarget} Kernel dispatches `loadProgress`, `loadFinished` and `loadError`
 * @typedef {{_kernel: Kernel, unmount: () => void}} Controller
 * @typedef {{mount: (options: object, element: HTMLElement) => Controller}} Stlite
 */

/** Which of stlite's progress messages begins which stage. */
const STAGE_OF_MESSAGE = new Map(
  /** @type {[string, Stage][]} */ ([
    ["Loading Pyodide.", "python"],
    ["Installing packages.", "packages"],
    ["Loading streamlit package.", "streamlit"],
    ["Booting up the Streamlit server.", "app"],
  ]),
);

const NO_WORKERS =
  "The app could not start: this browser has no web workers, or they are blocked, in the browser or by this site's security policy. Try another browser.";

const STREAMLIT_CONFIG = {
  "browser.gatherUsageStats": false,
  "client.toolbarMode": "minimal",
  // Nobody edits the file while it runs, and watching it makes every click slower.
  "server.fileWatcherType": "none",
};

/**
 * Loads Streamlit's front end into this document.
 * @param {AppConfig} config
 * @returns {Promise<Stlite>}
 * @throws {Reason} if it does not come
 */
export async function loadFrontEnd({ runtime }) {
  if (runtime === null) {
    throw new Reason("The app could not start: this site was built without its runtime.");
  }
  const folder = `${rootOf(runtime)}stlite/`;
  const [stlite] = await Promise.all([
    importStlite(`${folder}stlite.js`),
    loadStyleSheet(`${folder}stlite.css`),
  ]);
  return stlite;
}

/**
 * Starts the app. Resolves when the app has run for the first time and is on the page.
 * @param {AppConfig} config
 * @param {Promise<Stlite>} frontEnd
 * @param {Palette} palette
 * @param {StartView} view
 * @param {Whose} whose the Python that runs it
 * @param {(record: XrayRecord) => void} recorded is called with what each script run did
 * @throws {Reason} if it cannot start
 */
export async function startApp(config, frontEnd, palette, view, whose, recorded) {
  if (config.runtime === null) {
    await frontEnd;
    return;
  }
  if (typeof Worker === "undefined") {
    throw new Reason(NO_WORKERS);
  }
  if (!hasWebAssembly()) {
    throw new Reason(
      "The app could not start: this browser has no WebAssembly, or it is blocked, in the browser or by this site's security policy. Try another browser.",
    );
  }
  const root = rootOf(config.runtime);
  view.enter("frontEnd");
  const way = wayForThisLine(config.runtime.way);
  const { xray } = config.runtime;
  const files = new StartFiles(root, way === "plain" ? "plain" : "snapshot", view);
  files.followDocument();
  let workersBlocked = false;
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
    workersBlocked ||= effectiveDirective === "worker-src";
  });
  const connection = connectPython(root, whose).then(
    async (connected) => {
      files.followWorker(connected);
      view.abandon = () => connected.abandon();
      connected.start({ way, xray });
      return { python: connected, port: await connected.openApp() };
    },
    async (error) => {
      if (workersBlocked) {
        throw new Reason(NO_WORKERS, error);
      }
      throw fileMissing(await files.missingModule("pyodide/main.mjs"), error);
    },
  );
  const [source, stlite, { python, port }] = await Promise.all([
    load(config.source).then((response) => response.text()),
    frontEnd,
    connection,
    files.readSizes(),
  ]);
  view.enter("python");
  setEmbedParameters(palette);
  const controller = stlite.mount(
    {
      entrypoint: config.entrypoint,
      files: { [config.entrypoint]: source },
      worker: port,
      pyodideUrl: `${root}pyodide/pyodide-loader.mjs`,
      // With it, Streamlit keeps what AppTest needs to read a select box (elements/lib/utils.py).
      streamlitConfig: { ...STREAMLIT_CONFIG, "global.appTest": xray },
      hostConfig: { allowedOrigins: [window.location.origin] },
      disableProgressToasts: true,
      disableErrorToasts: true,
    },
    /** @type {HTMLElement} */ (document.getElementById("root")),
  );
  // A start that has failed must not go on in its worker.
  view.release = () => controller.unmount();
  const kernel = controller._kernel;
  followRecords(kernel, recorded);
  followBusy(kernel, python, (busy) => view.busy(busy));
  kernel.addEventListener("loadProgress", (event) => {
    const stage = STAGE_OF_MESSAGE.get(/** @type {CustomEvent<string>} */ (event).detail);
    if (stage) {
      view.enter(stage);
    }
  });
  await new Promise((resolve, reject) => {
    kernel.addEventListener("loadError", (event) => {
      const error = /** @type {CustomEvent<Error>} */ (event).detail;
      reject(reasonOf(error?.message ?? String(error)));
    });
    let runs = 0;
    followAskedRuns(kernel, () => {
      // How many there will have been when this one is over; several may become one.
      document.documentElement.dataset.scriptRunsAwaited = String(runs + 1);
    });
    followScriptRuns(kernel, () => {
      runs += 1;
      document.documentElement.dataset.scriptRuns = String(runs);
      widgetsDrawn().then(resolve);
    });
  });
  python.appHasStarted();
  palette.apply();
  view.done();
  files.judgeFrontEnd();
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

/** A policy lets it be there, and not be used. */
function hasWebAssembly() {
  const empty = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  try {
    return new WebAssembly.Module(empty) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/** @param {NonNullable<AppConfig["runtime"]>} runtime */
function rootOf(runtime) {
  return new URL(runtime.root, document.baseURI).href;
}

/** @param {string} address */
async function importStlite(address) {
  try {
    return /** @type {Stlite} */ (await import(address));
  } catch (error) {
    throw fileMissing("stlite.js", error);
  }
}

/** @param {string} address */
function loadStyleSheet(address) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(fileMissing("stlite.css", "The style sheet did not load.")));
    document.head.append(link);
  });
}

/** Resolves when no element is waiting for its part of the front end, which comes in pieces. */
function widgetsDrawn() {
  return new Promise((resolve) => {
    const done = () =>
      document.querySelector("[data-testid='stSkeleton'], [data-testid='stAppSkeleton']") === null;
    if (done()) {
      resolve(undefined);
      return;
    }
    const observer = new MutationObserver(() => {
      if (done()) {
        observer.disconnect();
        resolve(undefined);
      }
    });
    observer.observe(document.documentElement, { childList: true, subtree: true });
  });
}
