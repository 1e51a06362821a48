/** Opens Material's search with Ctrl-K or Command-K, as readers of documentation expect. */

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
      /** @type {HTMLInputElement | null} */ (
        document.querySelector("[data-md-component='search-query']")
      )?.focus();
    }
  }
});
