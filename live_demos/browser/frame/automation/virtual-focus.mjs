/**
 * Focus that only this app knows of.
 *
 * A page has one focus, and while inputs are played it belongs to the reader: on the button that
 * pauses. Widgets need it too (a text is sent when its field loses it), in two apps at once. So
 * while inputs are played, whatever is focused in this document is told so by the usual events,
 * and the browser's own focus stays where it is. No keyboard opens on a phone either.
 */

const FOCUSABLE =
  "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable='true'], [contenteditable='']";

/** What tells that a reader uses the app; a finger that scrolls does none of it. */
const TAKING_OVER = ["mousedown", "keydown", "click"];

/** @type {HTMLElement | null} */
let focused = null;

/** @type {(() => void) | undefined} */
let giveBack;

/** @returns {HTMLElement} what has the focus as far as this app knows */
export function ownFocus() {
  return focused?.isConnected ? focused : document.body;
}

/**
 * Moves the focus to the nearest element that can have it, or to none, as a press of the mouse does.
 * @param {Element} pressed
 */
export function focusAt(pressed) {
  const near = pressed.closest(FOCUSABLE);
  move(near instanceof HTMLElement && !near.matches(":disabled") ? near : null);
}

/** Begins to keep the focus here. It ends when the reader uses the app. */
export function keepFocusHere() {
  if (giveBack) {
    return;
  }
  const { focus, blur } = HTMLElement.prototype;
  const { scrollIntoView } = Element.prototype;
  // Widgets bring into view what has the focus, and would scroll the reader's page.
  Element.prototype.scrollIntoView = () => {};
  HTMLElement.prototype.focus = function () {
    if (this.matches(FOCUSABLE) && !this.matches(":disabled")) {
      move(this);
    }
  };
  HTMLElement.prototype.blur = function () {
    if (this === focused) {
      move(null);
    }
  };
  Object.defineProperty(document, "activeElement", { configurable: true, get: ownFocus });
  Object.defineProperty(document, "hasFocus", { configurable: true, value: () => true });
  /** @param {Event} event */
  const takeOver = (event) => {
    if (event.isTrusted) {
      giveBack?.();
    }
  };
  giveBack = () => {
    giveBack = undefined;
    for (const type of TAKING_OVER) {
      window.removeEventListener(type, takeOver, true);
    }
    move(null);
    Object.assign(HTMLElement.prototype, { focus, blur });
    Element.prototype.scrollIntoView = scrollIntoView;
    for (const own of ["activeElement", "hasFocus"]) {
      Reflect.deleteProperty(document, own);
    }
  };
  for (const type of TAKING_OVER) {
    window.addEventListener(type, takeOver, true);
  }
}

/**
 * Moves the focus and tells it in the order in which browsers do.
 * @param {HTMLElement | null} to
 */
function move(to) {
  const from = focused?.isConnected ? focused : null;
  if (from === to) {
    return;
  }
  focused = null;
  if (from) {
    tell(from, "blur", to);
    tell(from, "focusout", to);
  }
  // Whoever was told may have moved it on.
  if (focused === null && to?.isConnected) {
    focused = to;
    tell(to, "focus", from);
    tell(to, "focusin", from);
  }
}

/**
 * @param {HTMLElement} target
 * @param {"blur" | "focusout" | "focus" | "focusin"} type
 * @param {HTMLElement | null} relatedTarget
 */
function tell(target, type, relatedTarget) {
  const bubbles = type.startsWith("focus") && type !== "focus";
  target.dispatchEvent(new FocusEvent(type, { bubbles, composed: true, relatedTarget, view: window }));
}
