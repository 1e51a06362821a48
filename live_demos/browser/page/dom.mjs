/** Makes elements. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/**
 * @param {string} words
 * @param {() => void} press
 */
export function makeButton(words, press) {
  const button = make("button", { type: "button", className: "demo__button", textContent: words });
  button.addEventListener("click", press);
  return button;
}
