/** The page of one app: starts Streamlit in this document and says how far it is. */

import { BootView, Reason } from "./boot-view.mjs";
import { followHeight } from "./height.mjs";
import { listen, post } from "./messages.mjs";
import { Palette } from "./palette.mjs";
import { startApp } from "./start-app.mjs";

/** @import { FromFrame, FromPage } from "./messages.mjs" */
/** @import { AppConfig } from "./start-app.mjs" */

const embedded = window.parent !== window;

/** @param {FromFrame} message */
function tell(message) {
  if (embedded) {
    post(window.parent, message);
  }
}

document.documentElement.dataset.embedded = String(embedded);
if (embedded) {
  // The page says it for both apps at once.
  document.getElementById("stage")?.removeAttribute("role");
}
document.getElementById("retry")?.addEventListener("submit", (event) => {
  event.preventDefault();
  if (embedded) {
    tell({ type: "retry" });
  } else {
    window.location.reload();
  }
});

const config = /** @type {AppConfig} */ (JSON.parse(document.getElementById("app")?.textContent ?? ""));
const palette = new Palette();
const view = new BootView((state) => tell({ type: "state", state }));

if (embedded) {
  listen(
    () => window.parent,
    (/** @type {FromPage} */ message) => palette.show(message.scheme),
  );
} else {
  palette.followSystem();
}
followHeight((pixels) => tell({ type: "height", pixels }));
tell({ type: "hello" });

// The page's own script has seen that a file of the frame is missing, or will.
const ownFileMissing = () =>
  view.fail(new Reason("The app could not start: a file of this site is missing or could not be loaded."));
window.addEventListener("ownfilemissing", ownFileMissing);
if (document.documentElement.dataset.state === "unstarted") {
  ownFileMissing();
} else {
  view.begin();
  startApp(config, palette, view).catch((error) => view.fail(error));
}
