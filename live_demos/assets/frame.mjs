/** The page of one app: starts Streamlit in this document and says how far it is. */

import { BootView } from "./boot-view.mjs";
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

startApp(config, palette, view).catch((error) => view.fail(error));
