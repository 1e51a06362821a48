/** Loads style sheets of parts that few readers need, with these parts. */

/**
 * Loads a style sheet unless the page has it.
 * @param {string} href an absolute address
 * @returns {Promise<void>}
 * @throws {TypeError} if it does not come
 */
export function loadStyleSheet(href) {
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) {
    return Promise.resolve();
  }
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  return new Promise((resolve, reject) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      reject(new TypeError(`${href} could not be loaded`));
    });
    document.head.append(link);
  });
}
