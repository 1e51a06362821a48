/**
 * What readers expect of Material's search field: Ctrl-K or Command-K opens it, and a text comes
 * into it in any way.
 */

const QUERY = "[data-md-component='search-query']";
const STATUS = ".md-search-result__meta";
const HITS = ".md-search-result__item";

document.addEventListener("keydown", (event) => {
  if (
    event.key.toLowerCase() === "k" &&
    (event.ctrlKey || event.metaKey) &&
    !event.altKey &&
    !event.shiftKey
  ) {
    const toggle = document.getElementById("__search");
    if (toggle instanceof HTMLInputElement) {
      event.preventDefault();
      if (!toggle.checked) {
        toggle.click();
      }
      /** @type {HTMLInputElement | null} */ (document.querySelector(QUERY))?.focus();
    }
  }
});

/** Material listens to keys alone: not to what is pasted by mouse, dropped, dictated or cut. */
document.addEventListener("input", ({ target }) => {
  if (isQuery(target)) {
    const status = document.querySelector(STATUS);
    if (status && target.value && !document.querySelector(HITS)) {
      // Material says "Type to start searching" until there is an answer.
      status.textContent = "Searching";
    }
    target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }
});

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
function isQuery(target) {
  return target instanceof HTMLInputElement && target.matches(QUERY);
}
