/** Gives the links of an answer the address of the page: whoever follows them is elsewhere. */

/** What they begin with when the page is built. */
const HERE = "](./";

/**
 * @param {string} answer of which the last line has the links
 * @param {string} page its address, with whatever the reader's has at its end
 */
export function addressed(answer, page) {
  const { origin, pathname } = new URL(page);
  const end = answer.lastIndexOf("\n") + 1;
  return answer.slice(0, end) + answer.slice(end).replaceAll(HERE, `](${origin}${pathname}`);
}
