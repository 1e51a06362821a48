/** The hand that makes the inputs: a ring shows the reader what it is about to use. */

import { pause } from "./wait.mjs";
import { press } from "./mouse.mjs";

/** Around an element, in CSS pixels. */
const MARGIN = 4;

/** How often the ring follows what it is around, which a script run may move. */
const FOLLOW_MS = 50;

/** @type {HTMLElement | undefined} */
let ring;
/** @type {ReturnType<typeof setInterval> | undefined} */
let following;

/**
 * Shows the ring around an element.
 * @param {Element} element
 */
export function pointAt(element) {
  ring ??= document.body.appendChild(Object.assign(document.createElement("div"), { id: "hand" }));
  const around = () => {
    const box = element.getBoundingClientRect();
    Object.assign(ring?.style ?? {}, {
      left: `${box.left - MARGIN}px`,
      top: `${box.top - MARGIN}px`,
      width: `${box.width + 2 * MARGIN}px`,
      height: `${box.height + 2 * MARGIN}px`,
    });
    if (!element.isConnected || box.width === 0) {
      pointAway();
    }
  };
  clearInterval(following);
  ring.hidden = false;
  following = setInterval(around, FOLLOW_MS);
  around();
}

/** Hides the ring. */
export function pointAway() {
  clearInterval(following);
  if (ring) {
    ring.hidden = true;
    delete ring.dataset.pressing;
  }
}

/** Presses what it points at, slowly enough to be followed. */
export class Hand {
  /** @param {number} beat how long it stays before it presses, in ms */
  constructor(beat) {
    this.beat = beat;
  }

  /** Gives the reader time to see what was done. */
  async rest() {
    if (this.beat > 0) {
      await pause(this.beat);
    }
  }

  /**
   * Presses a part of a widget.
   * @param {Element} element
   * @param {() => Promise<void>} [meanwhile] what happens before it is released
   */
  async press(element, meanwhile) {
    if (ring && this.beat > 0) {
      ring.dataset.pressing = "";
      await this.rest();
    }
    await press(element, meanwhile);
    delete ring?.dataset.pressing;
  }

  /**
   * Points at something that a press before has opened, and presses it.
   * @param {Element} element
   */
  async choose(element) {
    pointAt(element);
    await this.press(element);
  }
}
