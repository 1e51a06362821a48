/** The app's light or dark theme. Changing it keeps the app's state. */

import { APP } from "../shared/document-state.mjs";

/** @import { Scheme } from "../shared/frame-messages.d.mts" */

/** Streamlit's names of its two themes, as its host messages want them. */
const THEME_NAMES = { light: "Light", dark: "Dark" };

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
    // Streamlit takes host messages from its own window too, if its hostConfig allows the origin:
    // receiveHostMessage in stlite's bundle.
    // Not postMessage(): what that brings from an isolated frame has the origin "null".
    const data = { stCommVersion: 1, type: "SET_CUSTOM_THEME_CONFIG", themeName: THEME_NAMES[this.scheme] };
    window.dispatchEvent(
      new MessageEvent("message", { data, origin: window.location.origin, source: window }),
    );
  }
}
