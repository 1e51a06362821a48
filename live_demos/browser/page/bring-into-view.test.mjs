/** How far the page scrolls, in a window of 800 CSS pixels with a header of 50. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { bringIntoView, fit } from "./bring-into-view.mjs";

/** @type {number} */
let scrolled;

beforeEach(() => {
  scrolled = 0;
  const header = part(0, 50);
  Object.assign(globalThis, {
    document: { querySelector: () => header },
    window: {
      innerHeight: 800,
      matchMedia: () => ({ matches: true }),
      scrollBy: (/** @type {{top: number}} */ { top }) => {
        scrolled = top;
      },
    },
  });
});

/**
 * @param {number} top
 * @param {number} bottom
 * @returns {Element}
 */
function part(top, bottom, width = 300) {
  return /** @type {any} */ ({
    getBoundingClientRect: () => ({ top, bottom, width, height: bottom - top }),
  });
}

for (const [what, parts, by] of /** @type {[string, Element[], number][]} */ ([
  ["seen whole", [part(100, 700)], 0],
  ["above the window", [part(-500, -300)], -558],
  ["under the header", [part(20, 220)], -38],
  ["below the window", [part(900, 1000)], 208],
  ["too tall, and below", [part(400, 1400)], 342],
  ["too tall, and begun above", [part(-100, 900)], -158],
  ["hidden", [part(0, 0, 0)], 0],
  ["two, of which one is hidden", [part(900, 1000), part(0, 0, 0)], 208],
])) {
  test(`what is ${what} is scrolled to by ${by}`, () => {
    bringIntoView(parts);

    assert.equal(scrolled, by);
  });
}

test("parts fit if the window has room for them and a margin", () => {
  assert.ok(fit([part(1000, 1100), part(1600, 1734)]));
  assert.ok(!fit([part(1000, 1100), part(1600, 1735)]));
});
