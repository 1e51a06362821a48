/** The page of one app: starts Streamlit in this document and says how far it is. */

import { APP } from "../shared/document-state.mjs";
import { followHeight } from "./report-height.mjs";
import { channelToPage, releaseOf } from "../shared/frame-channel.mjs";
import { startModeForThisLine } from "../shared/network-quality.mjs";
import { HandedFiles } from "./handed-files.mjs";
import { neverFetchFocus } from "./polite-focus.mjs";
import { Palette } from "./theme.mjs";
import { codeOf, loadFrontEnd, startApp, startPython } from "./start.mjs";
import { StartFailure } from "./start-failure.mjs";
import { StartView } from "./start-progress.mjs";

/** @import { Answer, AppCode, Ask, FromFrame, FromPage, Whose } from "../shared/frame-messages.d.mts" */
/** @import { AppConfig, Started } from "./start.mjs" */
/** @import { Runtime, StartMode } from "../shared/worker-messages.d.mts" */

const embedded = document.documentElement.dataset[APP.embedded] === "true";

/** Whether this document has an opaque origin: what runs in it is no part of the site. */
const isolated = window.origin === "null";

/** @param {FromFrame} message */
function tell(message) {
  post?.(message);
}

/**
 * Tells that the reader uses the app. Whoever only passes through with the Tab key does not.
 * @param {Event} event
 */
function noteUse(event) {
  const passing = event instanceof KeyboardEvent && ["Tab", "Shift"].includes(event.key);
  if (event.isTrusted && !passing) {
    tell({ type: "used" });
  }
}

/**
 * Does what the page asks. What that takes is loaded when it is needed.
 * @param {Ask} ask
 * @returns {Promise<Answer>}
 */
async function answer(ask) {
  const played = await import("./automation/driver.mjs").catch(() => null);
  return played?.answer(ask) ?? { trouble: "a file of this site is missing or could not be loaded." };
}

if (embedded) {
  // The page says it for both apps at once.
  document.getElementById("stage")?.removeAttribute("role");
}
// Not its form's "submit", which a sandbox stops. Without this script, the form loads the page anew.
document.querySelector("#retry button")?.addEventListener("click", async (event) => {
  event.preventDefault();
  const abandoned = view.again();
  await refresh();
  if (embedded) {
    tell({ type: "retry", abandoned });
  } else {
    window.location.reload();
  }
});

const config = /** @type {AppConfig} */ (JSON.parse(document.getElementById("app")?.textContent ?? ""));
const palette = new Palette();
const view = new StartView((state) => tell({ type: "state", state }));

/** Once: what comes after it is another frame, or this one loaded anew. @type {Promise<void> | undefined} */
let asked;

function refresh() {
  // What an isolated frame asks for again, nobody has afterwards: the page does it.
  asked ??= isolated ? Promise.resolve() : view.refresh();
  return asked;
}

/** @param {FromPage} message */
function receive(message) {
  switch (message.type) {
    case "palette":
      palette.show(message.scheme);
      break;
    case "warm":
      warm(message.whose, message.startMode);
      break;
    case "begin":
      begin(message.whose, message.code);
      break;
    case "save":
      save(message.code);
      break;
    case "examine":
      examine(message.whose, message.code);
      break;
    case "handing":
      handed?.expect(message.files);
      break;
    case "news":
      started?.files.take(message.news);
      break;
    case "file":
      handed?.take(message.file, message.bytes);
      break;
    case "refresh":
      view.again();
      refresh().then(() => tell({ type: "refreshed" }));
      break;
    case "ask":
      answer(message.ask).then((given) => tell({ type: "answer", id: message.id, answer: given }));
      break;
  }
}

/** What the page hands over. */
const handed = isolated ? new HandedFiles() : null;

/** @type {ReturnType<typeof loadFrontEnd> | undefined} */
let frontEnd;

/** @type {Started | undefined} */
let started;

/**
 * Starts Python, once.
 * @param {Whose} whose
 * @param {StartMode} [startMode]
 * @throws {StartFailure} if this browser cannot
 */
function warm(whose, startMode) {
  const runtime = /** @type {Runtime} */ (config.runtime);
  const mode = startMode ?? startModeForThisLine(runtime.startMode);
  started ??= startPython(runtime, view, whose, mode, handed, () => tell({ type: "rest" }));
  return started;
}

let begun = false;

/** @type {Awaited<ReturnType<typeof startApp>>} */
let clock;

/** The paths of the reader's files, as they are in the running app. @type {string[]} */
let paths = [];

/**
 * Starts the app. The page says so when it wants the app, and again when the frame says hello: it
 * cannot know whether the frame listened before.
 * @param {Whose} whose
 * @param {AppCode} [code] of a reader's app
 */
async function begin(whose, code) {
  if (!frontEnd || begun) {
    return;
  }
  begun = true;
  view.followed = code !== undefined;
  view.begin();
  try {
    if (config.runtime === null) {
      await frontEnd; // Which says so.
      return;
    }
    paths = Object.keys(code?.files ?? {});
    clock = await startApp({
      runtime: config.runtime,
      code: code ? Promise.resolve(code) : codeOf(config),
      readers: code !== undefined,
      started: warm(whose),
      frontEnd,
      palette,
      view,
      onRecord: (record) => tell({ type: "xray", record }),
      onRunTime: (now) => tell({ type: "runtime", now }),
    });
  } catch (error) {
    view.fail(error);
  }
}

/**
 * Puts a reader's code into the running app.
 * @param {AppCode} code
 */
function save({ files }) {
  const gone = paths.filter((path) => !(path in files));
  paths = Object.keys(files);
  clock?.runAsked();
  started?.connection.then(({ python }) =>
    python.post({ type: "save", argument: JSON.stringify({ files, gone }) }),
  );
}

/**
 * Has Python examine a reader's code.
 * @param {Whose} whose
 * @param {AppCode} code
 */
async function examine(whose, { entrypoint, files }) {
  try {
    const { python } = await warm(whose).connection;
    python.follow((message) => {
      if (message.type === "examined") {
        tell({ type: "examined", news: message.news });
      }
    });
    python.post({ type: "examine", argument: JSON.stringify({ entrypoint, files }) });
  } catch (error) {
    view.fail(error);
  }
}

/** The way to the page, if there is one. */
const post = embedded ? channelToPage(isolated, receive) : undefined;

if (embedded) {
  neverFetchFocus();
  for (const type of ["mousedown", "keydown", "click"]) {
    window.addEventListener(type, noteUse, true);
  }
} else {
  palette.followSystem();
}
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    window.location.reload(); // Its app ended when the page was left.
  }
});
followHeight((height) => tell({ type: "height", ...height }));

// The page's own script has seen that a file of the frame is missing, or will.
const ownFileMissing = () => view.fail(new StartFailure({ kind: "own-file" }));
window.addEventListener("ownfilemissing", ownFileMissing);
if (document.documentElement.dataset[APP.state] === "unstarted") {
  ownFileMissing();
} else {
  frontEnd = loadFrontEnd(config, handed);
  const loaded = () => tell({ type: "loaded" });
  frontEnd.then(loaded, loaded); // Whoever begins meets the error.
  if (!embedded) {
    begin("shared");
  }
}
tell({ type: "hello", release: releaseOf(config.demo) });
