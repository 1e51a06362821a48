/**
 * The copy button of a listing is a button. Material puts it into a `<nav>` of its own: each would
 * stand, without a name, among the parts of the page that a screen reader lists.
 */

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (node instanceof HTMLElement && node.localName === "nav" && node.matches(".md-code__nav")) {
        node.role = "none";
      }
    }
  }
}).observe(document.body, { childList: true, subtree: true });

document.querySelectorAll("nav.md-code__nav").forEach((nav) => nav.setAttribute("role", "none"));
