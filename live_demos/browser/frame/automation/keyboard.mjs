/** Keys, told to the app by the events that a keyboard causes. */

import { ownFocus } from "./virtual-focus.mjs";

/** Codes that some widgets still go by. */
const CODES = new Map([
  ["Enter", 13],
  ["Escape", 27],
  ["Delete", 46],
]);

/**
 * Presses a key where the focus is.
 * @param {string} key
 * @param {KeyboardEventInit} [held] `ctrlKey` and the like
 * @param {(target: HTMLElement) => void} [answer] what the browser does by itself, unless it may not
 */
export function pressKey(key, held = {}, answer) {
  const target = ownFocus();
  const keyCode = CODES.get(key) ?? key.toUpperCase().charCodeAt(0);
  const common = { bubbles: true, cancelable: true, composed: true, view: window };
  const init = { key, keyCode, which: keyCode, ...common, ...held };
  const goesOn = target.dispatchEvent(new KeyboardEvent("keydown", init));
  if (goesOn && (key.length === 1 || key === "Enter") && !held.ctrlKey) {
    target.dispatchEvent(new KeyboardEvent("keypress", { ...init, charCode: keyCode }));
  }
  if (goesOn) {
    answer?.(target);
  }
  ownFocus().dispatchEvent(new KeyboardEvent("keyup", init));
}

/**
 * Types a text where the focus is, key by key.
 * @param {string} text
 */
export async function typeText(text) {
  /** What a number field shows and cannot tell yet, such as `2.` on the way to `2.5`. */
  let pending = "";
  for (const key of text) {
    pressKey(key, {}, (target) => {
      if (!isField(target)) {
        // The parts of a date or a time take it from here by themselves.
        target.dispatchEvent(before("insertText", key));
      } else if (target.type === "number" && !/^-?\d+(\.\d+)?$/.test(target.value + pending + key)) {
        pending += key;
      } else {
        change(target, target.value + pending + key, "insertText", key);
        pending = "";
      }
    });
    // Widgets draw what a key did before the next one comes.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Empties the field that has the focus. Not by `select()`, which moves the browser's focus. */
export function emptyField() {
  const field = ownFocus();
  pressKey("a", { ctrlKey: true });
  pressKey("Delete", {}, () => {
    if (isField(field) && field.value !== "") {
      change(field, "", "deleteContentForward", null);
    }
  });
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} value
 * @param {string} inputType
 * @param {string | null} data
 */
function change(field, value, inputType, data) {
  if (!field.dispatchEvent(before(inputType, data))) {
    return;
  }
  // Past React, which otherwise takes the new value for its own: it listens at the field itself.
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType, data }));
}

/**
 * @param {string} inputType
 * @param {string | null} data
 */
function before(inputType, data) {
  return new InputEvent("beforeinput", { bubbles: true, cancelable: true, composed: true, inputType, data });
}

/**
 * @param {Element} element
 * @returns {element is HTMLInputElement | HTMLTextAreaElement}
 */
function isField(element) {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
