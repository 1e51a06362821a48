/** Presses and pulls, told to the app by the events that a mouse causes. */

import { focusAt } from "./virtual-focus.mjs";

/** @typedef {{x: number, y: number}} Point in the frame, in CSS pixels */

/** A pressed mouse, as React Aria wants it: without pressure it takes it for a screen reader's. */
const PRESSED = { pointerId: 1, pointerType: "mouse", isPrimary: true, width: 1, height: 1, pressure: 0.5 };

/**
 * @param {Element} element
 * @returns {Point}
 */
export function middleOf(element) {
  const box = element.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * Presses an element and releases it.
 * @param {Element} element
 * @param {() => Promise<void>} [meanwhile] what happens before the mouse is released
 */
export async function press(element, meanwhile) {
  bringIntoView(element);
  const point = middleOf(element);
  const pressed = partAt(element, point);
  down(pressed, point);
  if (meanwhile) {
    await meanwhile();
  }
  // What is below the mouse now may be something else.
  const released = meanwhile ? (document.elementFromPoint(point.x, point.y) ?? document.body) : pressed;
  up(released, point);
  const both = commonAncestor(pressed, released);
  if (both) {
    dispatch(both, "click", point, { ...PRESSED, pressure: 0 });
  }
}

/**
 * Presses at a point, and pulls along as long as the next point is told.
 * @param {Element} element
 * @param {Iterable<Point>} points the first one is pressed at
 * @param {() => boolean | Promise<boolean>} arrived whether to release now
 * @returns {Promise<boolean>} whether it has arrived anywhere
 */
export async function pull(element, points, arrived) {
  /** @type {Point | undefined} */
  let last;
  let there = false;
  for (const point of points) {
    if (last) {
      dispatch(element, "pointermove", point, { ...PRESSED, buttons: 1 });
      dispatch(element, "mousemove", point, { buttons: 1 });
    } else {
      down(element, point);
    }
    last = point;
    there = await arrived();
    if (there) {
      break;
    }
  }
  if (last) {
    up(element, last);
    dispatch(element, "click", last, { ...PRESSED, pressure: 0 });
  }
  return there;
}

/**
 * @param {Element} target
 * @param {Point} point
 */
function down(target, point) {
  dispatch(target, "pointerdown", point, { ...PRESSED, buttons: 1 });
  if (dispatch(target, "mousedown", point, { buttons: 1 })) {
    focusAt(target);
  }
}

/**
 * @param {Element} target
 * @param {Point} point
 */
function up(target, point) {
  dispatch(target, "pointerup", point, { ...PRESSED, pressure: 0 });
  dispatch(target, "mouseup", point);
}

/**
 * @param {Element} target
 * @param {string} type
 * @param {Point} point
 * @param {PointerEventInit} [more]
 * @returns {boolean} whether the browser's own answer to it may follow
 */
function dispatch(target, type, point, more = {}) {
  const Kind = type.startsWith("pointer") || type === "click" ? PointerEvent : MouseEvent;
  return target.dispatchEvent(
    new Kind(type, {
      bubbles: true,
      cancelable: true,
      composed: true,
      view: window,
      detail: type.startsWith("pointer") ? 0 : 1,
      clientX: point.x,
      clientY: point.y,
      ...more,
    }),
  );
}

/**
 * The part of an element that a mouse would meet at a point, or the element if something is above.
 * @param {Element} element
 * @param {Point} point
 */
function partAt(element, point) {
  const hit = document.elementFromPoint(point.x, point.y);
  return hit && element.contains(hit) ? hit : element;
}

/**
 * @param {Element} one
 * @param {Element} other
 */
function commonAncestor(one, other) {
  for (
    let each = /** @type {Element | null} */ (one.isConnected ? one : null);
    each;
    each = each.parentElement
  ) {
    if (each.contains(other)) {
      return each;
    }
  }
  return null;
}

/**
 * Scrolls the nearest list so that an element in it is seen. Not with `scrollIntoView`, which would
 * scroll the reader's page too.
 * @param {Element} element
 */
function bringIntoView(element) {
  const box = element.getBoundingClientRect();
  for (let list = element.parentElement; list && list !== document.body; list = list.parentElement) {
    const view = list.getBoundingClientRect();
    if (list.scrollHeight > list.clientHeight && getComputedStyle(list).overflowY !== "visible") {
      if (box.top < view.top || box.bottom > view.bottom) {
        list.scrollTop += box.top - view.top - (view.height - box.height) / 2;
      }
      return;
    }
  }
}
