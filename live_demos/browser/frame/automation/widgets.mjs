/** Streamlit's widgets in this document: found by their labels, read by their roles. */

import { matches } from "../../shared/scenario.mjs";

/** @import { Value } from "../../shared/scenario-types.d.mts" */

/**
 * Streamlit's name for each kind of widget in the page, and how it is read.
 * @type {Readonly<Record<string, (widget: Element) => Value>>}
 */
const READ = {
  stSlider: readSlider,
  stNumberInput: (widget) => (readText(widget) === "" ? "" : Number(readText(widget))),
  stTextInput: readText,
  stTextArea: readText,
  stCheckbox: (widget) => /** @type {HTMLInputElement} */ (part(widget, "input[type=checkbox]")).checked,
  stRadio: (widget) => wordsOf(widget.querySelector("input:checked")?.closest("label")),
  stSelectbox: readText,
  stMultiSelect: (widget) => all(widget, "[data-tag]").map((tag) => tag.getAttribute("aria-label") ?? ""),
  stButtonGroup: readButtons,
  stDateInput: readDate,
  stTimeInput: readTime,
  stColorPicker: readColor,
  stFileUploader: readFile,
  stChatInput: readText,
};

const KINDS = Object.keys(READ)
  .map((kind) => `[data-testid=${kind}]`)
  .join(", ");

/**
 * @param {ParentNode} place
 * @param {string} selector
 */
export function all(place, selector) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(selector))];
}

/**
 * @param {ParentNode} place
 * @param {string} selector
 */
export function part(place, selector) {
  const found = /** @type {HTMLElement | null} */ (place.querySelector(selector));
  if (found === null) {
    throw new Error(`Streamlit's front end has no ${selector} where one was expected.`);
  }
  return found;
}

/**
 * What a reader can read in an element, its white space folded.
 * @param {Element | null | undefined} element
 */
export function wordsOf(element) {
  const words = element instanceof HTMLElement ? element.innerText : (element?.textContent ?? "");
  return words.replace(/\s+/g, " ").trim();
}

/**
 * The name by which assistive technology, and a scenario, call a button or a link.
 * @param {Element} element
 */
export function nameOf(element) {
  return element.getAttribute("aria-label")?.trim() || wordsOf(element);
}

/** @param {Element} element */
export function isSeen(element) {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
}

/** @param {Element} widget */
export function kindOf(widget) {
  return widget.getAttribute("data-testid") ?? "";
}

/**
 * Every widget with this label that is seen.
 * @param {string} label
 */
export function findWidgets(label) {
  return all(document, KINDS).filter((widget) => isLabeled(widget, label) && isSeen(widget));
}

/**
 * @param {Element} widget
 * @param {string} label
 */
function isLabeled(widget, label) {
  const labels = all(widget, "[data-testid=stWidgetLabel], [data-testid=stWidgetLabel] *");
  return (
    labels.some((element) => matches(label, element.textContent.replace(/\s+/g, " ").trim())) ||
    all(widget, "[placeholder]").some(
      (field) => kindOf(widget) === "stChatInput" && matches(label, field.getAttribute("placeholder") ?? ""),
    )
  );
}

/**
 * The value that a widget shows.
 * @param {Element} widget
 * @returns {Value}
 */
export function read(widget) {
  return READ[kindOf(widget)]?.(widget) ?? "";
}

/** @param {Element} widget */
function readText(widget) {
  return /** @type {HTMLInputElement} */ (part(widget, "input, textarea")).value;
}

/**
 * The number or the words at a handle of a slider.
 * @param {Element} handle
 */
export function shownAt(handle) {
  const text = handle.getAttribute("aria-valuetext") ?? "";
  return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
}

/** @param {Element} widget */
function readSlider(widget) {
  const shown = all(widget, "input[type=range]").map(shownAt);
  return shown.length === 1 ? (shown[0] ?? "") : shown;
}

/** @param {Element} widget */
function readButtons(widget) {
  if (widget.querySelector("[role=radiogroup]")) {
    return wordsOf(widget.querySelector("[role=radio][aria-checked=true]"));
  }
  return all(widget, "[aria-pressed=true]").map(wordsOf);
}

/** @param {Element} widget */
function readDate(widget) {
  const text = wordsOf(part(widget, "[data-testid=stDateInputField]")).replace(/\s/g, "");
  const days = [...text.matchAll(/(\d{4})\/(\d\d)\/(\d\d)/g)].map((day) => day.slice(1).join("-"));
  return widget.querySelector("[data-range-field]") ? days : (days[0] ?? "");
}

/** @param {Element} widget */
function readTime(widget) {
  const shown = all(widget, "[role=spinbutton]").map(wordsOf);
  const complete = shown.every((digits) => /^\d+$/.test(digits));
  return complete ? [...shown, "00", "00"].slice(0, 3).join(":") : "";
}

/** @param {Element} widget */
function readColor(widget) {
  const color = getComputedStyle(part(widget, "[data-testid=stColorPickerBlock]")).backgroundColor;
  const parts = (color.match(/\d+/g) ?? []).slice(0, 3);
  return `#${parts.map((one) => Number(one).toString(16).padStart(2, "0")).join("")}`;
}

/** @param {Element} widget */
function readFile(widget) {
  const names = all(widget, "[data-testid=stFileChipName]").map(wordsOf);
  return widget.querySelector("input[type=file][multiple]") ? names : names.join("");
}
