/** What an app's script runs did, as HTML. It runs in the browser and, for the page, under Node. */

import { branchWords } from "./branches.mjs";
import { cachedWords } from "./cached.mjs";
import { headline } from "./headline.mjs";
import { isNumbered } from "./names.mjs";
import { narrate } from "./narrate.mjs";
import { changeWords, joined, titleWords, upper } from "./phrases.mjs";
import { changesBetween } from "./session-state.mjs";

/** @import { Variant } from "../../shared/scenario-types.d.mts" */
/** @import { Change, Code, Entry, Narration, SessionState, Side, Trace } from "./types.mjs" */

const ENTITIES = /** @type {Record<string, string>} */ ({
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
});

const TERMS =
  "A <i>rerun</i> runs the script once more, from its top. " +
  "An app is <i>settled</i> when one more rerun would change nothing.";

const NUMBERS =
  " Where Streamlit puts a new widget in the place of one with the same label, they are numbered in their order: " +
  "what is sent to <i>no. 1</i> does not reach <i>no. 2</i>.";

/** What is said of a line that only this app has. */
export const OWN_WORDS = {
  broken: "not in the fixed app’s code",
  fixed: "not in the broken app’s code",
};

/** What a statement may have in characters to be shown in one line. */
const LONGEST = 160;

/** Of a longer one, how many lines are shown. */
const MOST_LINES = 12;

/** Statements that only define something: a fix is where it is used. */
const DEFINES = /^\s*(@|def |class |import |from )/;

/**
 * The words of the panel, for those who come here first.
 * @param {boolean} numbered whether widgets have numbers
 */
export function termsHtml(numbered) {
  return TERMS + (numbered ? NUMBERS : "");
}

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
 * @param {Code} code
 * @returns {Item[]}
 */
export function itemsOf(entries, code) {
  /** @type {Item[]} */
  const items = [];
  for (const [index, entry] of entries.entries()) {
    const before = items.at(-1);
    const last = before?.entries.at(-1);
    if (before && last && isDull(last, code) && isDull(entry, code) && isNext(last, entry)) {
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
 * Whether nothing happens in an entry, and its code is no part of the fix either.
 * @param {Entry} entry
 * @param {Code} code
 */
function isDull(entry, code) {
  const defines = DEFINES.test(linesOf(entry, code)[(entry.line ?? 0) - 1] ?? "");
  return isQuiet(entry) && (defines || !isOwn(entry, code));
}

/**
 * @param {Entry} entry
 * @param {Code} code
 */
function isOwn({ line, last, file }, { own }) {
  return (
    line !== undefined &&
    file === undefined &&
    own.some((number) => line <= number && number <= (last ?? line))
  );
}

/**
 * Gives the lines of the file that an entry is about; none if they are not known.
 * @param {Entry} entry
 * @param {Code} code
 */
function linesOf({ file }, code) {
  return file === undefined ? code.lines : (code.files?.get(file) ?? []);
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
    one.file === other.file &&
    (one.line ?? 0) < (other.line ?? 0)
  );
}

/**
 * @param {Item} item
 * @param {Entry[]} all of the moment
 * @param {string} who was named last
 * @param {Code} code
 */
function itemHtml({ first, last, entries: [entry, ...more] }, all, who, code) {
  if (!entry) {
    return "";
  }
  const named = entry.who === who ? "" : `<b>${escape(entry.who)}</b> `;
  if (more.length > 0) {
    const ranges = rangesOf([entry, ...more], linesOf(entry, code));
    return `${named}<i>Lines ${ranges}${fileHtml(entry)}</i> run.`;
  }
  // Where not all lines are told, it is not known which did not run.
  const lines = entry.gaps ? [] : linesOf(entry, code);
  const known = [
    cachedWords(entry, all.slice(0, first), lines),
    branchWords(entry, all[last + 1], lines, code),
  ];
  return named + placeHtml(entry, code) + whatHtml(entry, known);
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
 * @param {Code} code
 */
function placeHtml(entry, code) {
  const { line, last } = entry;
  if (!line) {
    return "";
  }
  const own = isOwn(entry, code) ? `, ${escape(code.ownWords)}` : "";
  const statement = statementOf(linesOf(entry, code).slice(line - 1, last ?? line));
  const shown = statement ? ` <code>${escape(statement)}</code>` : "";
  return `<i>Line ${line}${fileHtml(entry)}${own}</i>${shown}<br>`;
}

/** @param {Entry} entry */
function fileHtml({ file }) {
  return file === undefined ? "" : ` of ${escape(file)}`;
}

/**
 * Shows the arguments of a call that is written over several lines: they tell why a widget is another one.
 * @param {string[]} lines of a statement
 */
function statementOf(lines) {
  const joins = lines.length <= LONGEST && !lines.some((line) => line.includes("#") || line.includes('"""'));
  const whole = lines
    .map((line) => line.trim())
    .join(" ")
    .replace(/([([{]) /g, "$1")
    .replace(/,? ([)\]}])/g, "$1");
  if (joins && whole.length <= LONGEST) {
    return whole;
  }
  const indent = /^\s*/.exec(lines[0] ?? "")?.[0].length ?? 0;
  const shown = lines.slice(0, MOST_LINES).map((line) => line.slice(indent));
  return [...shown, ...(lines.length > MOST_LINES ? ["…"] : [])].join("\n");
}

/**
 * @param {Entry} entry
 * @param {string[]} known from the code
 */
function whatHtml(entry, known) {
  const says = [...entry.says, ...known].filter(Boolean).join(" ");
  const changes = entry.changes.map((change) => ` <em>${escape(changeWords(change))}</em>`);
  return escape(says || (entry.changes.length > 0 ? "" : "Runs.")) + changes.join("");
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
  return `<p class="xray__state">${title} ${parts.join(", ") || "empty"}</p>`;
}

/**
 * @param {Narration} narration
 * @param {Code} code
 */
export function momentHtml(narration, code) {
  if (narration.instead) {
    return `<p>${escape(narration.instead)}</p>`;
  }
  let who = "";
  const items = itemsOf(narration.entries, code).map((item) => {
    const html = `<li>${itemHtml(item, narration.entries, who, code)}`;
    who = item.entries[0]?.who ?? "";
    return html;
  });
  return (
    stateHtml("Session state before:", narration.before) +
    `<ol>${items.join("</li>")}</li></ol>` +
    endHtml(narration)
  );
}

/**
 * Gives what a panel shows of one app in a moment.
 * @param {Side} side
 * @param {string} name of the app; empty if it is the only one
 * @param {string[]} notes on what is shown
 * @param {Narration | undefined} narration
 * @param {Code | undefined} code
 */
export function sideHtml(side, name, notes, narration, code) {
  const title = name ? `<p><b>${escape(name)}</b></p>` : "";
  const said = notes.map((words) => `<p class="xray__note">${escape(words)}</p>`).join("");
  const moment = narration && code ? momentHtml(narration, code) : "";
  return `<div class="xray__side" data-side="${side}">${title}${said}${moment}</div>`;
}

/** @param {Narration} narration */
function endHtml(narration) {
  const shows =
    narration.shows.length > 0 ? `<p>The page now shows ${escape(joined(narration.shows))}.</p>` : "";
  const unlike = narration.unlike ? `<p class="xray__unlike">${escape(narration.unlike)}</p>` : "";
  const verdict = narration.verdict
    ? `<p class="xray__verdict"${narration.settled && !narration.lost ? "" : " data-notable"}>${escape(narration.verdict)}</p>`
    : "";
  const state = stateHtml(
    "Session state after:",
    narration.after,
    changesBetween(narration.before, narration.after),
  );
  return `<div class="xray__end">${state}${shows}${unlike}${verdict}</div>`;
}

/**
 * Gives the recorded X-ray of a pair.
 * @param {string} slug
 * @param {Trace} trace
 * @param {Record<Variant, Pick<Code, "lines" | "own">>} codes
 */
export function panelHtml(slug, trace, codes) {
  const narrations = narrate([
    { side: "broken", moments: trace.broken },
    { side: "fixed", moments: trace.fixed },
  ]);
  const side = (/** @type {Variant} */ variant, /** @type {number} */ index) => {
    const moment = narrations[variant]?.[index];
    const html = moment ? momentHtml(moment, { ...codes[variant], ownWords: OWN_WORDS[variant] }) : "";
    return `<div class="xray__side"><p><b>${upper(variant)}</b></p>${html}</div>`;
  };
  const moments = (narrations.broken ?? []).map(
    ({ words }, index) =>
      `<section class="xray__moment"><p class="xray__when">${escape(titleWords(index, words))}</p>` +
      `<div class="xray__sides">${side("broken", index)}${side("fixed", index)}</div></section>`,
  );
  return (
    `<details class="xray" id="xray-${escape(slug)}" data-search-exclude>` +
    `<summary><span class="xray__name">X-ray:</span> <span class="xray__line">${escape(headline(trace).words)}</span></summary>` +
    `<div class="xray__recorded"><p>For each input: what the browser sent, which lines ran, and what was left. ` +
    `Recorded in both apps when this site was built.</p><p>${termsHtml(isNumbered([trace.broken, trace.fixed]))}</p>${moments.join("")}</div></details>`
  );
}
