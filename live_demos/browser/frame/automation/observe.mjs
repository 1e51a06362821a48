/** What a reader sees in this app now, of what a scenario speaks of. */

import { matches } from "../../shared/scenario.mjs";
import { all, findWidgets, isSeen, nameOf, read, wordsOf } from "./widgets.mjs";

/** @import { Seen, Topics } from "../../shared/scenario-types.d.mts" */

/**
 * @param {Topics} topics
 * @returns {Seen}
 */
export function look(topics) {
  /** @type {Seen["widgets"]} */
  const widgets = {};
  for (const label of topics.widgets) {
    const [widget] = findWidgets(label);
    if (widget) {
      widgets[label] = read(widget);
    }
  }
  return {
    widgets,
    text: lines("[data-testid=stMarkdown], [data-testid=stText]"),
    error: alerts("Error"),
    warning: alerts("Warning"),
    info: alerts("Info"),
    success: alerts("Success"),
    // Without the module that a type comes from.
    exception: lines("[data-testid=stExceptionMessage]").map((line) => line.replace(/^[\w.]+\.(\w+:)/, "$1")),
    missing: topics.missing.filter((label) => !isThere(label)),
    disabled: topics.disabled.filter(isDisabled),
    open: topics.open.filter(isOpen),
  };
}

/**
 * Every button with this label.
 * @param {string} label
 */
export function findButtons(label) {
  return all(document, "button, [role=button]").filter((button) => matches(label, nameOf(button)));
}

/**
 * Every link with this label.
 * @param {string} label
 */
export function findLinks(label) {
  return all(document, "a[href], [role=link]").filter((link) => matches(label, nameOf(link)));
}

/**
 * Every tab with this label, and whatever else opens a part of the app.
 * @param {string} label
 */
export function findOpeners(label) {
  return all(document, "[role=tab], summary, [data-testid=stPopoverButton]").filter((opener) =>
    all(opener, "[data-testid=stMarkdownContainer], [data-testid=stMarkdownContainer] *").some((words) =>
      matches(label, words.textContent.replace(/\s+/g, " ").trim()),
    ),
  );
}

/**
 * Of what is in a closed tab or expander, a reader sees nothing.
 * @param {string} selector
 */
function lines(selector) {
  return all(document, selector).filter(isSeen).map(wordsOf);
}

/** @param {string} kind */
function alerts(kind) {
  return lines(`[data-testid=stAlert] [data-testid=stAlertContent${kind}]`);
}

/** @param {string} label */
function isThere(label) {
  const places = [findWidgets(label), findButtons(label), findOpeners(label), findLinks(label)];
  return places.flat().some(isSeen);
}

/** @param {string} label */
function isDisabled(label) {
  const [field] = findWidgets(label).flatMap((widget) =>
    all(widget, "input, textarea, [role=radio], button"),
  );
  return [findButtons(label)[0], field].some(
    (place) => place?.matches(":disabled") || Boolean(place?.closest("[aria-disabled=true]")),
  );
}

/** @param {string} label */
function isOpen(label) {
  const [opener] = findOpeners(label);
  return (
    opener?.getAttribute("aria-selected") === "true" ||
    opener?.getAttribute("aria-expanded") === "true" ||
    (opener?.parentElement instanceof HTMLDetailsElement && opener.parentElement.open)
  );
}
