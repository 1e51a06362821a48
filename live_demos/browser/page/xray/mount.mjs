/** Gives an element whose apps have no recorded X-ray a live one. */

import { make } from "../dom.mjs";
import { XrayDisclosure } from "./disclosure.mjs";

/** @import { Host } from "./app-code.mjs" */
/** @import { Side } from "./types.mjs" */

const WORDS = "what each input runs is told here when your app runs.";

/**
 * Puts an X-ray into a place. It shows what `tellRecord` tells at the element, and dispatches `xray-lit` there.
 * @param {Host} element
 * @param {object} options
 * @param {Side[]} options.variants the apps of the element
 * @param {HTMLElement} options.place
 * @param {(hasLoss: boolean) => void} [options.told] is called when the apps have told something, with
 *   whether the X-ray tells of a lost input now
 * @returns {() => void} takes it away
 */
export function mountXray(element, { variants, place, told }) {
  const details = make("details", { className: "xray" });
  const summary = make("summary", {});
  summary.append(
    make("span", { className: "xray__name", textContent: "X-ray:" }),
    " ",
    make("span", { className: "xray__line", textContent: WORDS }),
  );
  details.append(summary);
  place.classList.add("demo__xray");
  place.replaceChildren(details);
  const disclosure = new XrayDisclosure(element, details, variants);
  disclosure.onTold = (live) => told?.(live.hasLoss);
  disclosure.connect();
  return () => {
    disclosure.onTold = () => {};
    disclosure.disconnect();
    disclosure.ignore();
    place.replaceChildren();
  };
}
