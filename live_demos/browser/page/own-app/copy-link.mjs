/** Makes a link to an app and puts it into the clipboard; where that is refused, shows it selected. */

import { make } from "../dom.mjs";
import { LINK_WORDS, LinkError, linkTo } from "./link.mjs";

/** @import { AppCode } from "../../shared/frame-messages.d.mts" */
/** @import { LinkAbout } from "./link.mjs" */

const WORDS = {
  copied: "The link is copied. It holds the code itself: whoever has the link has the code.",
  refused: "The browser did not let the page copy the link. Here it is, selected: copy it by hand.",
  label: "Link to the app",
  failed: "The link could not be made in this browser. Download the app instead.",
};

/**
 * @param {Pick<AppCode, "entrypoint" | "files">} code
 * @param {HTMLElement} place where it is said how it went: what is there goes
 * @param {LinkAbout} about what the app is, for whoever opens the link
 */
export async function copyLink(code, place, about) {
  /** @type {string} */
  let link;
  try {
    link = await linkTo(code, about);
  } catch (error) {
    const tooLarge = error instanceof LinkError && error.kind === "too-large";
    place.textContent = tooLarge ? LINK_WORDS["no-room"] : WORDS.failed;
    return;
  }
  try {
    await navigator.clipboard.writeText(link);
    place.textContent = WORDS.copied;
  } catch {
    // There is no clipboard at an address that is not secure, and the reader may have refused.
    const field = make("input", { className: "editor__link", readOnly: true, value: link });
    field.setAttribute("aria-label", WORDS.label);
    place.replaceChildren(make("span", { textContent: WORDS.refused }), field);
    field.focus();
    field.select();
  }
}
