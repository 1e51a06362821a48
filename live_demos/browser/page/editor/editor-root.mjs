/**
 * The document, as CodeMirror is to see it: a style element that it makes gets its rules one by one. It would
 * write them as text, which the page's security policy refuses; as adopted style sheets they would
 * come after the site's own, and win over these.
 */
export const editorRoot = new Proxy(document, {
  get(target, key) {
    if (key === "createElement") {
      return (/** @type {string} */ name) => (name === "style" ? makeStyle() : target.createElement(name));
    }
    const value = Reflect.get(target, key);
    return typeof value === "function" ? value.bind(target) : value;
  },
  set: (target, key, value) => Reflect.set(target, key, value),
});

function makeStyle() {
  const element = document.createElement("style");
  document.head.prepend(element); // Where CodeMirror puts it; before, it has no sheet.
  Object.defineProperty(element, "textContent", {
    set: (/** @type {string} */ text) => {
      fill(element.sheet, text);
    },
  });
  return element;
}

/**
 * @param {CSSStyleSheet | null} sheet
 * @param {string} text
 */
function fill(sheet, text) {
  const read = new CSSStyleSheet();
  read.replaceSync(text);
  while (sheet?.cssRules.length) {
    sheet.deleteRule(0);
  }
  [...read.cssRules].forEach((rule, index) => sheet?.insertRule(rule.cssText, index));
}
