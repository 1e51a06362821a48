/** The app's light or dark theme. Changing it keeps the app's state. */

import { APP } from "../shared/document-state.mjs";
import { sendTheme } from "../shared/theme-message.mjs";

/** @import { Scheme } from "../shared/frame-messages.d.mts" */

/** Which palette the frame shows; tells a running app about each change. */
export class Palette {
  constructor() {
    this.system = window.matchMedia("(prefers-color-scheme: dark)");
    /** The page's own script has set it. @type {Scheme} */
    this.scheme = document.documentElement.dataset[APP.scheme] === "dark" ? "dark" : "light";
    this.apply();
  }

  /** Goes with the browser's setting, for a frame that stands alone. */
  followSystem() {
    this.system.addEventListener("change", () => this.show(this.system.matches ? "dark" : "light"));
  }

  /** @param {Scheme} scheme */
  show(scheme) {
    this.scheme = scheme;
    this.apply();
  }

  /** Sends the palette to the app, and to the frame's own style sheet. */
  apply() {
    document.documentElement.dataset[APP.scheme] = this.scheme;
    // Of an isolated frame, the page does it.
    if (window.origin !== "null") {
      sendTheme(window, this.scheme, window.location.origin);
    }
  }
}
