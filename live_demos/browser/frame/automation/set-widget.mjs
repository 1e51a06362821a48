/** How each kind of widget is changed, as a reader would with mouse and keyboard. */

import { Trouble, pause, runsSoFar, untilThere } from "./wait.mjs";
import { focusAt } from "./virtual-focus.mjs";
import { middleOf, pull } from "./mouse.mjs";
import { emptyField, pressKey, typeText } from "./keyboard.mjs";
import { all, isSeen, kindOf, nameOf, part, read, shownAt, wordsOf } from "./widgets.mjs";

/** @import { Hand } from "./highlight.mjs" */
/** @import { Point } from "./mouse.mjs" */
/** @import { Value } from "../../shared/scenario-types.d.mts" */

/** @typedef {(widget: Element, value: Value, hand: Hand) => Promise<void>} Setter */

/** @type {Readonly<Record<string, Setter>>} */
const SETTERS = {
  stSlider: changeSlider,
  stCheckbox: (widget, _, hand) => hand.press(part(widget, "label")),
  stRadio: changeRadio,
  stSelectbox: changeSelectbox,
  stMultiSelect: changeMultiselect,
  stButtonGroup: changeButtons,
  stDateInput: changeDate,
  stTimeInput: changeTime,
  stColorPicker: changeColor,
};

/** How many months a calendar is leafed through. */
const MONTHS = 24;

/**
 * Sets a widget to a value; a text is sent, or left as it was typed.
 * @param {HTMLElement} widget
 * @param {Value} value
 * @param {Hand} hand
 * @param {boolean} send
 */
export async function change(widget, value, hand, send) {
  const set = SETTERS[kindOf(widget)];
  if (set) {
    await set(widget, value, hand);
    return;
  }
  await write(widget, String(value), hand);
  if (send) {
    await hand.rest();
    pressKey("Enter", { ctrlKey: kindOf(widget) === "stTextArea" });
  }
}

/**
 * Types a text in place of what is in the field.
 * @param {HTMLElement} widget
 * @param {string} text
 * @param {Hand} hand
 */
export async function write(widget, text, hand) {
  await hand.press(part(widget, "input, textarea"));
  emptyField();
  await typeText(text);
}

/**
 * Gives a file to an uploader, as its dialog does, and waits until it has arrived.
 * @param {HTMLElement} widget
 * @param {string} name
 * @param {string} content
 */
export async function giveFile(widget, name, content) {
  const before = runsSoFar();
  const given = new DataTransfer();
  given.items.add(new File([content], name, { type: "text/plain" }));
  const input = /** @type {HTMLInputElement} */ (part(widget, "input[type=file]"));
  input.files = given.files;
  input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  const chip = "[data-testid=stFileChip]";
  const onItsWay = "[data-testid=stFileChipIconSpinner]";
  await untilThere(
    () =>
      // A run that it caused may have put another uploader in its place.
      runsSoFar() > before ||
      !widget.isConnected ||
      (widget.querySelector(chip) && !widget.querySelector(onItsWay)),
    `the file ${name} did not arrive.`,
  );
}

/**
 * Closes an open list of options, as a reader does who goes on.
 * @param {Element | undefined} except the widget that may keep its own
 * @returns {boolean} whether there was one
 */
export function closeList(except) {
  const opened = document.querySelector("[role=combobox][aria-expanded=true]");
  if (opened === null || except?.contains(opened)) {
    return false;
  }
  focusAt(opened);
  pressKey("Escape");
  return true;
}

/** @type {Setter} */
async function changeSlider(widget, value) {
  const wanted = Array.isArray(value) ? value : [value];
  const handles = all(widget, "input[type=range]");
  const least = Number(handles[0]?.getAttribute("min"));
  const most = Number(handles.at(-1)?.getAttribute("max"));
  const track = part(widget, "[role=group] > div");
  for (const [index, to] of wanted.entries()) {
    const handle = handles[index];
    if (handle && shownAt(handle) !== to) {
      const arrived = async () => {
        // The front end draws first.
        await pause(0);
        return shownAt(handle) === to;
      };
      const points =
        typeof to === "number" ? pressed(track, to, least, most) : pulled(handle, track, most - least);
      if (!(await pull(track, points, arrived))) {
        throw new Trouble(`the slider has no ${to}.`);
      }
    }
  }
}

/**
 * The point of a number on a track, and then, if the track is too short for it, those around.
 * @param {Element} track
 * @param {number} value
 * @param {number} least
 * @param {number} most
 * @returns {Iterable<Point>}
 */
function* pressed(track, value, least, most) {
  const { left, width } = track.getBoundingClientRect();
  const x = left + (width * (value - least)) / (most - least);
  const { y } = middleOf(track);
  yield { x, y };
  for (let away = 0.25; away < 4; away += 0.25) {
    yield { x: x + away, y };
    yield { x: x - away, y };
  }
}

/**
 * A handle's own place, and then every step of its track.
 * @param {Element} handle
 * @param {Element} track
 * @param {number} steps
 * @returns {Iterable<Point>}
 */
function* pulled(handle, track, steps) {
  const { left, width } = track.getBoundingClientRect();
  const { y } = middleOf(track);
  yield { x: middleOf(handle.closest("[data-rac]") ?? handle).x, y };
  for (let step = 0; step <= steps; step += 1) {
    yield { x: left + (width * step) / steps, y };
  }
}

/** @type {Setter} */
async function changeRadio(widget, value, hand) {
  const option = await untilThere(
    () => all(widget, "label").find((label) => label.querySelector("input") && wordsOf(label) === value),
    `there is no option ${value} to choose.`,
  );
  await hand.press(option);
}

/** @type {Setter} */
async function changeSelectbox(widget, value, hand) {
  await chooseFromList(widget, String(value), hand);
}

/**
 * Presses each option that is to come, and the cross of each that is to go. The list stays open, as
 * it does for a reader: closing it is an input of its own.
 * @type {Setter}
 */
async function changeMultiselect(widget, value, hand) {
  const chosen = /** @type {string[]} */ (read(widget));
  const wanted = /** @type {string[]} */ (value);
  for (const option of chosen.filter((one) => !wanted.includes(one))) {
    const cross = await untilThere(
      () => all(widget, "button").find((button) => nameOf(button) === `Remove ${option}`),
      `there is no cross to remove ${option}.`,
    );
    await hand.press(cross);
  }
  for (const option of wanted.filter((one) => !chosen.includes(one))) {
    await chooseFromList(widget, option, hand);
  }
}

/**
 * @param {Element} widget
 * @param {string} words
 * @param {Hand} hand
 */
async function chooseFromList(widget, words, hand) {
  if (part(widget, "[role=combobox]").getAttribute("aria-expanded") !== "true") {
    await hand.press(part(widget, "button[aria-haspopup=listbox]"));
  }
  const option = await untilThere(
    () => all(document, "[role=option]").find((one) => isSeen(one) && nameOf(one) === words),
    `there is no option ${words} to choose.`,
  );
  await hand.choose(option);
}

/** @type {Setter} */
async function changeButtons(widget, value, hand) {
  const shown = read(widget);
  const pressed =
    Array.isArray(shown) && Array.isArray(value)
      ? [...shown.filter((one) => !value.includes(one)), ...value.filter((one) => !shown.includes(one))]
      : // Pressing what is chosen takes it back.
        [value || shown];
  for (const words of pressed) {
    const button = await untilThere(
      () => all(widget, "button").find((one) => wordsOf(one) === words),
      `there is no option ${words} to choose.`,
    );
    await hand.press(button);
  }
}

/**
 * Chooses days in the calendar; of a range whose first day was just chosen, the second.
 * @type {Setter}
 */
async function changeDate(widget, value, hand) {
  const days = /** @type {string[]} */ (Array.isArray(value) ? value : [value]);
  const shown = read(widget);
  const half = Array.isArray(shown) && shown.length === 1 && days.length === 2 && shown[0] === days[0];
  for (const day of half ? days.slice(1) : days) {
    await chooseDay(widget, day, hand);
  }
}

/**
 * @param {Element} widget
 * @param {string} day as in `2030-01-10`
 * @param {Hand} hand
 */
async function chooseDay(widget, day, hand) {
  const calendar = () => all(document, "[data-testid=stDateInputCalendar]").find(isSeen);
  if (!calendar()) {
    await hand.press(part(widget, "[role=spinbutton]"));
  }
  const trouble = `there is no day ${day} to choose.`;
  const open = await untilThere(calendar, trouble);
  const wanted = new Date(`${day}T12:00`);
  await leafTo(open, wanted, hand);
  const name = wanted.toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric" });
  const button = await untilThere(
    () => all(open, "[role=gridcell] [role=button]").find((one) => nameOf(one).includes(name)),
    trouble,
  );
  await hand.choose(button);
}

/**
 * Leafs through a calendar to the month of a day.
 * @param {Element} calendar
 * @param {Date} wanted
 * @param {Hand} hand
 */
async function leafTo(calendar, wanted, hand) {
  const month = () => part(calendar, "[role=grid]").getAttribute("aria-label") ?? "";
  const name = wanted.toLocaleDateString("en-US", { year: "numeric", month: "long" });
  for (let leafed = 0; leafed < MONTHS && !month().includes(name); leafed += 1) {
    const before = month();
    const [shown] = /[A-Z]\w+ \d{4}/.exec(before) ?? [""];
    const later = wanted > new Date(shown.replace(" ", " 28, "));
    await hand.press(part(calendar, `[aria-label='${later ? "Next" : "Previous"} month']`));
    await untilThere(() => month() !== before, `the calendar does not show ${name}.`);
  }
}

/** @type {Setter} */
async function changeTime(widget, value, hand) {
  await hand.press(part(widget, "[role=spinbutton]"));
  await hand.rest();
  const [hour, minute] = String(value).split(":");
  await typeText(`${hour}${minute}`);
  pressKey("Enter");
}

/** @type {Setter} */
async function changeColor(widget, value, hand) {
  await hand.press(part(widget, "button"));
  const field = await untilThere(
    () => document.querySelector("[data-testid=stColorPickerPopover] input"),
    "the colors do not open.",
  );
  await hand.choose(field);
  emptyField();
  await typeText(String(value));
  pressKey("Enter");
  await hand.rest();
  pressKey("Escape");
}
