/**
 * Finds pages for a query: whole sentences, short words, messages, code. Runs in the search's worker
 * and, in tests, under Node.
 *
 * Why MiniSearch and not the theme's own lunr: it ranks by BM25+ over fields, a page is found by any
 * of the words, and how words are made is a function. `tests/guide/search/` has the queries by
 * which both were compared.
 */

import MiniSearch from "minisearch";
import { stemOf, termsOf, wordsOf } from "./words.mjs";

/**
 * A page that can be found, as `guide/search/pages.py` writes it.
 *
 * @typedef {object} Page
 * @property {string} location - from the site's root
 * @property {string} title
 * @property {string[]} see - what somebody sees who needs this page, a sentence each
 * @property {string[]} words - what people type, and exact texts of messages
 * @property {string} about - what the page says it is about, in a sentence
 * @property {number} rank - by how often people meet it, from 1; 0 where nobody has counted
 * @property {string} recognize - what tells it in code
 * @property {string} text - the different words of its text, a line each
 */

/**
 * @typedef {object} Hit
 * @property {string} location
 * @property {string} title
 * @property {string} says - the sentence of the page that is nearest to the query
 * @property {number} score
 */

/** How much a find in each part of a page weighs: what people see and type, before prose. */
const WEIGHTS = { title: 2, see: 2, words: 4, about: 2, recognize: 1, text: 1 };
const PAIR = 0.5;

/** A word with a slip in it, and the beginning of the one being typed, weigh less. */
const INEXACT = { fuzzy: 0.2, prefix: 0.3 };
const LONG_ENOUGH = { fuzzy: 6, prefix: 3 };

/** Of two pages that fit alike, the one that more people need comes first. */
const FREQUENT = { most: 0.4, fades: 20 };

/** As many as are seen at once. */
const HITS = 8;

/**
 * @param {Page[]} pages
 * @returns {(query: string) => Hit[]} gives the best pages for a query, the best first
 */
export function makeSearch(pages) {
  const byLocation = new Map(pages.map((page) => [page.location, page]));
  const index = new MiniSearch({
    idField: "location",
    fields: Object.keys(WEIGHTS),
    extractField: (page, field) => [page[field]].flat().join("\n"),
    tokenize: (text) => termsOf(text).map(({ term }) => term),
    processTerm: (term) => term,
  });
  index.addAll(pages);

  return (query) => {
    const weights = new Map();
    for (const { term, isPair } of termsOf(query)) {
      weights.set(term, isPair ? (weights.get(term) ?? PAIR) : 1);
    }
    const last = stemOf(wordsOf(query).at(-1) ?? "");
    const found = index.search([...weights.keys()].join(" "), {
      tokenize: (terms) => terms.split(" ").filter(Boolean),
      boost: WEIGHTS,
      boostTerm: (term) => weights.get(term),
      boostDocument: (location) => frequency(byLocation.get(location)?.rank),
      prefix: (term) => term === last && term.length >= LONG_ENOUGH.prefix,
      fuzzy: (term) => (weights.get(term) === 1 && term.length >= LONG_ENOUGH.fuzzy ? 0.2 : false),
      weights: INEXACT,
    });
    return found.slice(0, HITS).flatMap(({ id, score }) => {
      const page = byLocation.get(id);
      const says = page ? nearest(page, weights) : "";
      return page ? [{ location: page.location, title: page.title, says, score }] : [];
    });
  };
}

/** @param {number | undefined} rank */
function frequency(rank) {
  return rank ? 1 + FREQUENT.most * Math.exp(-rank / FREQUENT.fades) : 1;
}

/**
 * Give the sentence of a page that has most of the terms; the first of those that have as many.
 *
 * @param {Page} page
 * @param {Map<string, number>} terms
 * @returns {string}
 */
function nearest(page, terms) {
  let best = page.see[0] ?? page.about;
  let most = 0;
  for (const sentence of page.see) {
    const having = new Set(termsOf(sentence).map(({ term }) => term));
    const score = [...terms].reduce((sum, [term, weight]) => sum + (having.has(term) ? weight : 0), 0);
    if (score > most) {
      [best, most] = [sentence, score];
    }
  }
  return best;
}
