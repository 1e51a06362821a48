/**
 * Two things that readers expect of Material's search: Ctrl-K or Command-K opens it, and a message
 * can be pasted into it.
 */

const QUERY = "[data-md-component='search-query']";

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

/**
 * In a message, quotes hold names of the reader's own. To the search they mean that a page must
 * have that name, and signs like a colon have a meaning too. And it listens to keys alone, so a
 * paste by mouse would do nothing.
 */
document.addEventListener("paste", (event) => {
  const { target, clipboardData } = event;
  if (target instanceof HTMLInputElement && target.matches(QUERY) && clipboardData) {
    event.preventDefault();
    const text = clipboardData.getData("text/plain").replaceAll(/["'`:*~^+\s]+/g, " ");
    const { selectionStart, selectionEnd } = target;
    target.setRangeText(text, selectionStart ?? 0, selectionEnd ?? target.value.length, "end");
    target.dispatchEvent(new Event("input", { bubbles: true }));
    target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }
});
