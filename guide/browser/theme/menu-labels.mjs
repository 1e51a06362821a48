/**
 * In the menu of a narrow page, the label of a list opens it, and its name leads back to the list
 * above. Material has Enter press a label that has the focus; not every label can get it, some are
 * an arrow without a word, and the focus is lost with the list that is left.
 */

import { focusFirst, IN_MENU } from "./focus-first.mjs";

const narrow = window.matchMedia("(max-width: 76.234375em)");

/** The labels of what a wide page shows as a heading, and a narrow one as a list to open. */
const SECTIONS = ".md-nav__item--section > label, .md-nav__item--section > .md-nav__container > label";
const OTHERS = ".md-nav--primary :is(.md-nav__title:not([for='__drawer']), [for='__toc'])";

function letKeysIn() {
  for (const label of document.querySelectorAll(OTHERS)) {
    label.setAttribute("tabindex", "0");
  }
  for (const label of document.querySelectorAll(SECTIONS)) {
    label.setAttribute("tabindex", narrow.matches ? "0" : "");
  }
}

narrow.addEventListener("change", letKeysIn);

// Material tells of the first page and of each that it puts in its place.
/** @type {any} */ (window).document$.subscribe(() => {
  letKeysIn();
  for (const arrow of document.querySelectorAll(".md-nav__container > label:not(:has(.theme-unseen))")) {
    const section = arrow.previousElementSibling?.textContent?.trim();
    const name = Object.assign(document.createElement("span"), { className: "theme-unseen" });
    name.textContent = `Pages of ${section}`;
    arrow.append(name);
  }
});

document.addEventListener("change", ({ target }) => {
  if (narrow.matches && target instanceof Element && target.matches(".md-nav__toggle")) {
    focusFirst(IN_MENU);
  }
});
