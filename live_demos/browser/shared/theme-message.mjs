/** @import { Scheme } from "./frame-messages.d.mts" */

/** Streamlit's names of its two themes, as its host messages want them. */
const THEME_NAMES = { light: "Light", dark: "Dark" };

/**
 * Has an app that runs in a window show a palette; its state stays. Streamlit listens to its own
 * window and to the one around it, and to nothing from an opaque origin: `receiveHostMessage` in
 * stlite's bundle.
 * @param {Window} target
 * @param {Scheme} scheme
 * @param {string} origin of the target, or `*` for an isolated frame, which has none
 */
export function sendTheme(target, scheme, origin) {
  target.postMessage(
    { stCommVersion: 1, type: "SET_CUSTOM_THEME_CONFIG", themeName: THEME_NAMES[scheme] },
    origin,
  );
}
