/**
 * The header's buttons on a narrow page, and on a zoomed one, as buttons: Material's are labels of
 * checkboxes that are hidden, which no key reaches.
 */

import { focusFirst, IN_MENU } from "./focus-first.mjs";

const DRAWER = "__drawer";

/** What each opens, its name, and where the focus goes then. */
const BUTTONS = [
  { id: DRAWER, name: "Menu", first: IN_MENU },
  { id: "__search", name: "Search", first: "[data-md-component='search-query']" },
];

for (const { id, name, first } of BUTTONS) {
  const label = document.querySelector(`.md-header label.md-header__button[for="${id}"]`);
  const toggle = document.getElementById(id);
  if (label && toggle instanceof HTMLInputElement) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} header-button`;
    button.dataset.opens = id;
    button.ariaLabel = name;
    button.append(...label.childNodes);
    const tell = () => (button.ariaExpanded = String(toggle.checked));
    tell();
    toggle.addEventListener("change", tell);
    button.addEventListener("click", () => {
      toggle.click();
      if (toggle.checked) {
        focusFirst(first);
      }
    });
    label.replaceWith(button);
  }
}

const drawer = document.getElementById(DRAWER);

document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && drawer instanceof HTMLInputElement && drawer.checked) {
    drawer.click();
    focusFirst(`[data-opens="${DRAWER}"]`);
  }
});
