/** Brings the focus to where something begins. */

export const IN_MENU = ".md-nav--primary :is(a, [tabindex])";

/**
 * Brings the focus to the first of these that is seen.
 * @param {string} selector
 */
export function focusFirst(selector) {
  /** @type {NodeListOf<HTMLElement>} */
  const all = document.querySelectorAll(selector);
  [...all].find((one) => one.checkVisibility({ visibilityProperty: true }))?.focus();
}
