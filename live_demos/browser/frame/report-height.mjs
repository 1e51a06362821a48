/** Measures how high the app's place would have to be to show everything without a scroll bar. */

import { APP } from "../shared/document-state.mjs";

/**
 * What floats above the page and may reach below it. A list that is cut short by the frame's edge
 * is longer inside than its surroundings, and so makes the frame grow until it is whole.
 */
const FLOATING = "[data-baseweb='popover'], [role='listbox'], [role='dialog'], [data-testid='stToast']";

/** The veil behind a dialog: it scrolls if the dialog and its margins do not fit. */
const VEIL = "[data-testid='stDialog']";

/**
 * A calendar that finds no room below its field goes above it, out of a low frame. So room is made
 * below the lowest field, wherever the calendar is now.
 */
const CALENDAR = "[data-testid='stDateInputCalendar']";
const CALENDAR_FIELD = "[data-testid='stDateInput']";
const AROUND_CALENDAR = 32;

/** @typedef {{content: number, floating: number}} Height of the app, and of what floats above it, in CSS pixels */

/** @returns {Height} nothing of an app that does not run: its place is as high as it was */
function neededHeight() {
  if (document.documentElement.dataset[APP.state] !== "running") {
    return { content: 0, floating: 0 };
  }
  const block = document.querySelector("[data-testid='stMainBlockContainer']");
  const scrolled = block?.parentElement?.scrollTop ?? 0;
  // What is pinned to the lower edge of the frame goes wherever that goes: it needs its own height.
  const pinned = document.querySelector("[data-testid='stBottom']")?.clientHeight ?? 0;
  const content = block ? block.getBoundingClientRect().bottom + scrolled + pinned : 0;
  const floats = [...document.querySelectorAll(FLOATING)].map((part) => {
    const box = part.getBoundingClientRect();
    return box.height === 0 ? 0 : box.bottom;
  });
  const veils = [...document.querySelectorAll(VEIL)].map((veil) => veil.scrollHeight);
  const fields = [...document.querySelectorAll(CALENDAR_FIELD)];
  const lowest = Math.max(0, ...fields.map((field) => field.getBoundingClientRect().bottom));
  const calendars = [...document.querySelectorAll(CALENDAR)].map(
    (calendar) => lowest + calendar.getBoundingClientRect().height + AROUND_CALENDAR,
  );
  return {
    content: Math.ceil(content),
    floating: Math.ceil(Math.max(0, ...floats, ...veils, ...calendars)),
  };
}

/**
 * Calls back with the height, now and whenever it changes.
 * @param {(height: Height) => void} report
 */
export function followHeight(report) {
  let last = { content: 0, floating: 0 };
  let waiting = false;
  const measure = () => {
    waiting = false;
    const height = neededHeight();
    if (height.content !== last.content || height.floating !== last.floating) {
      last = height;
      report(height);
    }
  };
  const soon = () => {
    if (!waiting) {
      waiting = true;
      // Not a frame of animation: they do not come in a hidden page.
      setTimeout(measure);
    }
  };
  const sizes = new ResizeObserver(soon);
  /** @type {Element | null} */
  let block = null;
  new MutationObserver(() => {
    const found = document.querySelector("[data-testid='stMainBlockContainer']");
    if (found && found !== block) {
      block = found;
      sizes.observe(found);
    }
    soon();
  }).observe(document.documentElement, { attributes: true, childList: true, subtree: true });
  sizes.observe(document.body);
  soon();
}
