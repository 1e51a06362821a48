/**
 * Marks, in a page that was opened from the search, the words that were searched for.
 *
 * Material's own marks are elements, also within words, on buttons and in code. These are ranges:
 * the page stays as it is. A browser without `CSS.highlights` shows no marks.
 */

/** The parameter that `results.mjs` adds to an address. */
const QUERY = "h";
const NAME = "searched-for";
const SHORTEST = 3;

/** Where words are not marked: what is no running text. */
const ELSEWHERE =
  "live-demo, symptom-finder, pre, button, summary, nav, .highlight, .headerlink, .words, .md-icon";

async function mark() {
  const query = new URLSearchParams(location.search).get(QUERY);
  CSS.highlights.delete(NAME);
  const article = document.querySelector("article.md-content__inner");
  if (!query || !article) {
    return;
  }
  const { stemOf, wordsOf } = await import("./words.mjs");
  const wanted = new Set(
    wordsOf(query)
      .filter((word) => word.length >= SHORTEST)
      .map(stemOf),
  );
  /** @type {Range[]} */
  const ranges = [];
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!node.parentElement?.closest(ELSEWHERE)) {
      for (const { index, 0: word } of (node.textContent ?? "").matchAll(/[\p{L}\p{N}]+/gu)) {
        if (word.length >= SHORTEST && wanted.has(stemOf(word.toLowerCase()))) {
          const range = new Range();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          ranges.push(range);
        }
      }
    }
  }
  CSS.highlights.set(NAME, new Highlight(...ranges));
}

// Material tells of the first page and of each that it puts in its place.
if ("highlights" in CSS) {
  /** @type {any} */ (window).document$.subscribe(mark);
}
