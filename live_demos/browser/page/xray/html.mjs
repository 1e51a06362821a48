/** What an app's script runs did, as HTML. It runs in the browser and, for the page, under Node. */

import { narrate } from "./narrate.mjs";
import { changeWords, titleWords, upper } from "./phrases.mjs";
import { summarize } from "./summarize.mjs";

/** @import { Variant } from "../../shared/scenario-types.d.mts" */
/** @import { Change, Entry, Narration, SessionState, Trace } from "./types.mjs" */

const ENTITIES = /** @type {Record<string, string>} */ ({
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
});

/** For those who come here first, in HTML. */
export const TERMS =
  "A <i>rerun</i> runs the script once more, from its top. " +
  "An app is <i>settled</i> when one more rerun would change nothing.";

/** What a statement may have in characters to be shown whole. */
const LONGEST = 160;

/** @param {string} text */
export function escape(text) {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}

/**
 * Entries that are shown as one: lines in a row where nothing happens.
 * @typedef {{first: number, last: number, entries: Entry[]}} Item with the numbers of its entries
 */

/**
 * @param {Entry[]} entries
 * @returns {Item[]}
 */
export function itemsOf(entries) {
  /** @type {Item[]} */
  const items = [];
  for (const [index, entry] of entries.entries()) {
    const before = items.at(-1);
    const last = before?.entries.at(-1);
    if (before && last && isQuiet(last) && isQuiet(entry) && isNext(last, entry)) {
      before.entries.push(entry);
      before.last = index;
    } else {
      items.push({ first: index, last: index, entries: [entry] });
    }
  }
  return items.filter(({ entries: [entry] }) => entry && (entry.line || !isQuiet(entry)));
}

/** @param {Entry} entry */
function isQuiet(entry) {
  return entry.says.length === 0 && entry.changes.length === 0;
}

/**
 * @param {Entry} one
 * @param {Entry} other
 */
function isNext(one, other) {
  return (
    one.part === other.part &&
    one.who === other.who &&
    one.run === other.run &&
    (one.line ?? 0) < (other.line ?? 0)
  );
}

/**
 * @param {Item} item
 * @param {string} who was named last
 * @param {string[]} source
 */
function itemHtml({ entries: [entry, ...more] }, who, source) {
  if (!entry) {
    return "";
  }
  const named = entry.who === who ? "" : `<b>${escape(entry.who)}</b> `;
  if (more.length > 0) {
    return `${named}<i>Lines ${rangesOf([entry, ...more], source)}</i> run. Nothing new.`;
  }
  return named + placeHtml(entry, source) + whatHtml(entry);
}

/**
 * Names the lines that ran. Those between, as a function's that was not called, did not.
 * @param {Entry[]} entries
 * @param {string[]} source
 */
function rangesOf(entries, source) {
  /** @type {[first: number, last: number][]} */
  const ranges = [];
  for (const { line = 0, last = line } of entries) {
    const before = ranges.at(-1);
    if (before && source.slice(before[1], line - 1).every((text) => !text.trim() || /^\s*#/.test(text))) {
      before[1] = last;
    } else {
      ranges.push([line, last]);
    }
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}

/**
 * @param {Entry} entry
 * @param {string[]} source
 */
function placeHtml({ line, last }, source) {
  if (!line) {
    return "";
  }
  const code = inOneLine(source.slice(line - 1, last ?? line));
  return `<i>Line ${line}</i> <code>${escape(code)}</code><br>`;
}

/**
 * Shows the arguments of a call that is written over several lines: they tell why a widget is another one.
 * @param {string[]} lines of a statement
 */
function inOneLine(lines) {
  const [first = "", ...more] = lines.map((line) => line.trim());
  const joins = !lines.some((line) => line.includes("#") || line.includes('"""'));
  const whole = [first, ...more]
    .join(" ")
    .replace(/([([{]) /g, "$1")
    .replace(/,? ([)\]}])/g, "$1");
  if (more.length === 0 || (joins && whole.length <= LONGEST)) {
    return whole;
  }
  return `${first} …`;
}

/** @param {Entry} entry */
function whatHtml(entry) {
  const swap = entry.swap
    ? ` <s>${escape(entry.swap[0])} leaves</s> <u>${escape(entry.swap[1])} comes</u>`
    : "";
  const changes = entry.changes.map((change) => ` <em>${escape(changeWords(change))}</em>`);
  return `${escape(entry.says.join(" "))}${swap}${changes.join("")}`;
}

/**
 * @param {string} title
 * @param {SessionState} state
 * @param {Change[]} [changes] to be marked
 */
export function stateHtml(title, state, changes = []) {
  const changed = new Map(changes.map((change) => [change[0], change]));
  const names = Object.keys(state).concat(changes.filter((one) => one[2] === null).map(([name]) => name));
  const parts = names.map((name) => {
    const change = changed.get(name);
    return change
      ? `<em>${escape(changeWords(change))}</em>`
      : `<span>${escape(name)} = ${escape(state[name] ?? "")}</span>`;
  });
  return `<p class="xray__state">${title} ${parts.join("<wbr> ") || "empty"}</p>`;
}

/**
 * @param {Narration} narration
 * @returns {Change[]} between the start and the end of a moment
 */
function changesOf({ before, after }) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => [name, before[name] ?? null, after[name] ?? null]);
}

/**
 * @param {Narration} narration
 * @param {string[]} source
 */
export function momentHtml(narration, source) {
  if (narration.instead) {
    return `<p>${escape(narration.instead)}</p>`;
  }
  let who = "";
  const items = itemsOf(narration.entries).map((item) => {
    const html = `<li>${itemHtml(item, who, source)}`;
    who = item.entries[0]?.who ?? "";
    return html;
  });
  return (
    stateHtml("Session state before:", narration.before) +
    `<ol>${items.join("</li>")}</li></ol>` +
    endHtml(narration)
  );
}

/** @param {Narration} narration */
function endHtml(narration) {
  const shows =
    narration.shows.length > 0 ? `<p>The page now shows ${escape(narration.shows.join(", "))}.</p>` : "";
  const verdict = narration.verdict
    ? `<p class="xray__verdict"${narration.settled && narration.lost.length === 0 ? "" : " data-notable"}>${escape(narration.verdict)}</p>`
    : "";
  const state = stateHtml("Session state after:", narration.after, changesOf(narration));
  return `<div class="xray__end">${state}${shows}${verdict}</div>`;
}

/**
 * @param {string} slug
 * @param {Trace} trace
 * @param {Record<Variant, string>} sources
 */
export function panelHtml(slug, trace, sources) {
  const narrations = narrate(trace.broken, trace.fixed);
  const side = (/** @type {Variant} */ variant, /** @type {number} */ index) => {
    const moment = narrations[variant][index];
    const html = moment ? momentHtml(moment, sources[variant].split("\n")) : "";
    return `<div class="xray__side"><p><b>${upper(variant)}</b></p>${html}</div>`;
  };
  const moments = narrations.broken.map(
    ({ words }, index) =>
      `<section class="xray__moment"><p class="xray__when">${escape(titleWords(index, words))}</p>` +
      `<div class="xray__sides">${side("broken", index)}${side("fixed", index)}</div></section>`,
  );
  return (
    `<details class="xray" id="xray-${escape(slug)}" data-search-exclude>` +
    `<summary>X-ray: <span class="xray__line">${escape(summarize(trace))}</span></summary>` +
    `<div class="xray__recorded"><p>For each input: what the browser sent, which lines ran, and what was left. ` +
    `Recorded in both apps when this site was built.</p><p>${TERMS}</p>${moments.join("")}</div></details>`
  );
}
