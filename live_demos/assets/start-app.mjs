/** Starts one app with stlite: front end, Python, packages, app. */

import { BootFiles, fileMissing, load } from "./boot-files.mjs";
import { Reason } from "./boot-view.mjs";
import { followScriptRuns } from "./script-runs.mjs";

/** @import { Way } from "./boot-files.mjs" */
/** @import { BootView, Stage } from "./boot-view.mjs" */
/** @import { Palette } from "./palette.mjs" */
/** @import { MessageSource } from "./script-runs.mjs" */

/**
 * What the frame's page says about its app.
 * @typedef {object} AppConfig
 * @property {string} entrypoint the script's name
 * @property {string} source the script's address
 * @property {{root: string, way: Way | "auto", wheels: {streamlit: string, stliteLib: string}} | null} runtime
 */

/**
 * What this file uses of `@stlite/browser`; its own type declarations leave some of it out.
 * @typedef {EventTarget & MessageSource} Kernel dispatches `loadProgress`, `loadFinished` and `loadError`
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

const STREAMLIT_CONFIG = {
  "browser.gatherUsageStats": false,
  "client.toolbarMode": "minimal",
  // Nobody edits the file while it runs, and watching it makes every click slower.
  "server.fileWatcherType": "none",
};

/**
 * Starts the app. Resolves when the app has run for the first time and is on the page.
 * @param {AppConfig} config
 * @param {Palette} palette
 * @param {BootView} view
 * @throws {Reason} if it cannot start
 */
export async function startApp(config, palette, view) {
  if (config.runtime === null) {
    throw new Reason("The app could not start: this site was built without its runtime.");
  }
  if (typeof Worker === "undefined" || typeof WebAssembly === "undefined") {
    const missing = typeof Worker === "undefined" ? "web workers" : "WebAssembly";
    throw new Reason(
      `The app could not start: this browser has no ${missing}, or blocks them. Try another browser.`,
    );
  }
  const root = new URL(config.runtime.root, document.baseURI).href;
  view.enter("frontEnd");
  const channel = randomName();
  const way = config.runtime.way === "auto" ? wayForThisLine() : config.runtime.way;
  const files = new BootFiles(root, way, view);
  files.followDocument();
  files.followWorker(channel);
  const [source, stlite] = await Promise.all([
    load(config.source).then((response) => response.text()),
    importStlite(`${root}stlite/stlite.js`),
    files.readSizes(),
    loadStyleSheet(`${root}stlite/stlite.css`),
  ]);
  view.enter("python");
  setEmbedParameters(palette);
  const controller = stlite.mount(
    {
      entrypoint: config.entrypoint,
      files: { [config.entrypoint]: source },
      // The name of the channel must not keep the address from ending in .mjs: stlite would
      // take the module for a classic script.
      pyodideUrl: `${root}pyodide/loader.mjs#${channel}.${way}.mjs`,
      wheelUrls: {
        streamlit: root + config.runtime.wheels.streamlit,
        stliteLib: root + config.runtime.wheels.stliteLib,
      },
      // Streamlit reads toml files with it where it can, and warns where it cannot.
      prebuiltPackageNames: ["toml"],
      streamlitConfig: STREAMLIT_CONFIG,
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
    kernel.addEventListener("loadError", (event) => {
      const error = /** @type {CustomEvent<Error>} */ (event).detail;
      const file = /\S*\/([^/\s?#]+\.(?:mjs|js|wasm|zip|whl|json))/.exec(error?.message ?? "")?.[1];
      reject(file ? fileMissing(file, error) : error);
    });
    let runs = 0;
    followScriptRuns(kernel, () => {
      runs += 1;
      document.documentElement.dataset.scriptRuns = String(runs);
      widgetsDrawn().then(resolve);
    });
  });
  palette.apply();
  view.done();
}

/**
 * Streamlit reads these from the address: no header, no footer, less space around the app.
 * @param {Palette} palette
 */
function setEmbedParameters(palette) {
  const address = new URL(window.location.href);
  address.search = new URLSearchParams({
    embed: "true",
    embed_options: `${palette.scheme}_theme`,
  }).toString();
  history.replaceState(null, "", address);
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

/**
 * The snapshot spares the reader's processor and costs the line: gzipped, 17 MB come instead of 9. On
 * a slow line they take longer than they save.
 * @returns {Way}
 */
function wayForThisLine() {
  // Not in every browser: https://developer.mozilla.org/docs/Web/API/NetworkInformation
  // Its `downlink` is a guess of less than 2 Mbit/s in a fresh profile, whatever the line.
  const { connection } = /** @type {{connection?: {effectiveType?: string, saveData?: boolean}}} */ (
    navigator
  );
  const slow = connection?.saveData || /^(slow-2g|2g|3g)$/.test(connection?.effectiveType ?? "");
  return slow ? "plain" : "snapshot";
}

/** A name that no other frame has. crypto.randomUUID is there on secure hosts only. */
function randomName() {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("");
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
