/** Puts what was found into the form in which Material shows it. It takes texts for HTML. */

import { makeSearch } from "./engine.mjs";
import { wordsOf } from "./words.mjs";

/**
 * @typedef {object} Item
 * @property {string} location
 * @property {string} title
 * @property {string} text
 * @property {number} score
 * @property {Record<string, boolean>} terms - which words are there and which not: never told
 */

/** The parameter of an address that tells a page what was searched for. `marks.mjs` reads it. */
const QUERY = "h";

/**
 * @param {import("./engine.mjs").Page[]} pages
 * @returns {(query: string) => Item[][]} gives each page that was found as a group of one
 */
export function makeResults(pages) {
  const search = makeSearch(pages);
  return (query) => {
    const words = new URLSearchParams({ [QUERY]: [...new Set(wordsOf(query))].join(" ") });
    return search(query).map(({ location, title, says, score }) => [
      {
        location: `${location}?${words}`,
        title: inline(title),
        text: `<p>${inline(says)}</p>`,
        score,
        terms: {},
      },
    ]);
  };
}

/**
 * Give a sentence of Markdown as HTML: what stands in backticks is code.
 *
 * @param {string} text
 */
function inline(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/`([^`]+)`/g, "<code>$1</code>");
}
