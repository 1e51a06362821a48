/**
 * Tables that are wider than the page can be scrolled by keyboard, too.
 *
 * Material puts each table into a box that scrolls. Not every browser lets a key reach a box without
 * anything in it that can be pressed.
 */

const BOXES = ".md-typeset__scrollwrap";

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const box = /** @type {HTMLElement} */ (target);
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.role = "group";
      box.ariaLabel = "Wide table";
    } else {
      ["tabindex", "role", "aria-label"].forEach((name) => box.removeAttribute(name));
    }
  }
});

// Material tells of the first page and of each that it puts in its place.
/** @type {any} */ (window).document$.subscribe(() => {
  sizes.disconnect();
  document.querySelectorAll(BOXES).forEach((box) => sizes.observe(box));
});
