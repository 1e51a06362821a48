/**
 * Takes a text apart into words that can be compared. The index, a query and the marks in a page
 * all go through here.
 */

import { stemmer } from "stemmer";

/** Words that say nothing about what somebody looks for. */
const EMPTY = new Set(
  (
    "a about after all also am an and any are as at be because been before but by can cannot cant " +
    "could did didnt do does doesnt doing dont for from get gets getting got had has have how i " +
    "if im in into is isnt it its ive just like me my no nor not of on or our please should since " +
    "so some streamlit such than that the their them then there these they this those to too us " +
    "very was way we were what when where which while who whom why will with wont would you your"
  ).split(" "),
);

const SHORTEST = 2;

/** What stands between words that belong together: `select box`, `text_input`, `st.rerun`. */
const CLAUSE_ENDS = /[.!?;:,()"“”]\s+|\n/;

/**
 * Give the words of a text that say something, in lower case and in order.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2") // DuplicateWidgetID
    .toLowerCase()
    .replace(/['’]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST && !EMPTY.has(word));
}

/** @type {(word: string) => string} */
export const stemOf = stemmer;

/**
 * Give what a text is found by: the stem of each word, and of each two neighbors written as one.
 * Neighbors let `select box` find `selectbox`, and give weight to the order of words.
 *
 * @param {string} text
 * @returns {{ term: string, isPair: boolean }[]}
 */
export function termsOf(text) {
  return text.split(CLAUSE_ENDS).flatMap((clause) =>
    wordsOf(clause).flatMap((word, place, words) => {
      const alone = { term: stemOf(word), isPair: false };
      const before = words[place - 1];
      return before ? [alone, { term: stemOf(before + word), isPair: true }] : [alone];
    }),
  );
}
