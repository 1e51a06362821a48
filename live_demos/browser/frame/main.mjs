/** The page of one app: starts Streamlit in this document and says how far it is. */

import { APP } from "../shared/document-state.mjs";
import { followHeight } from "./report-height.mjs";
import { listen, post, releaseOf } from "../shared/frame-channel.mjs";
import { Palette } from "./theme.mjs";
import { loadFrontEnd, startApp } from "./start.mjs";
import { StartFailure } from "./start-failure.mjs";
import { StartView } from "./start-progress.mjs";

/** @import { Answer, Ask, FromFrame, FromPage, Whose } from "../shared/frame-messages.d.mts" */
/** @import { AppConfig } from "./start.mjs" */

const embedded = document.documentElement.dataset[APP.embedded] === "true";

/** @param {FromFrame} message */
function tell(message) {
  if (embedded) {
    post(window.parent, message);
  }
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
document.getElementById("retry")?.addEventListener("submit", async (event) => {
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
  asked ??= view.refresh();
  return asked;
}

/** @param {FromPage} message */
function receive(message) {
  switch (message.type) {
    case "palette":
      palette.show(message.scheme);
      break;
    case "begin":
      begin(message.whose);
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

/** @type {ReturnType<typeof loadFrontEnd> | undefined} */
let frontEnd;

let begun = false;

/**
 * Starts the app. The page says so when it wants the app, and again when the frame says hello: it
 * cannot know whether the frame listened before.
 * @param {Whose} whose
 */
function begin(whose) {
  if (frontEnd && !begun) {
    begun = true;
    view.begin();
    startApp(config, frontEnd, palette, view, whose, (record) => tell({ type: "xray", record })).catch(
      (error) => view.fail(error),
    );
  }
}

if (embedded) {
  listen(() => window.parent, receive);
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
  frontEnd = loadFrontEnd(config);
  const loaded = () => tell({ type: "loaded" });
  frontEnd.then(loaded, loaded); // Whoever begins meets the error.
  if (!embedded) {
    begin("shared");
  }
}
tell({ type: "hello", release: releaseOf(config.demo) });
