/**
 * The header's buttons on a narrow page, and on a zoomed one, as buttons: Material's are labels of
 * checkboxes that are hidden, which no key reaches.
 */

const NAMES = { __drawer: "Menu", __search: "Search" };

for (const [id, name] of Object.entries(NAMES)) {
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
    button.addEventListener("click", () => toggle.click());
    label.replaceWith(button);
  }
}

const drawer = document.getElementById("__drawer");

document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && drawer instanceof HTMLInputElement && drawer.checked) {
    drawer.click();
    /** @type {HTMLElement | null} */ (document.querySelector("[data-opens='__drawer']"))?.focus();
  }
});
