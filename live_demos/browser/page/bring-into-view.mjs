/** Scrolls no further than it takes to see some parts of the page, between the site's header and the window's end. */

/** Around what is scrolled to, in CSS pixels. */
const MARGIN = 8;

/**
 * Whether the window has room for all of them at once.
 * @param {Element[]} parts
 */
export function fit(parts) {
  const { top, bottom, start, end } = measure(parts);
  return bottom - top <= end - start;
}

/**
 * @param {Element[]} parts if they do not fit, the first lines are seen
 * @param {ScrollBehavior} [behavior] if not given, what the reader prefers
 */
export function bringIntoView(parts, behavior) {
  const { top, bottom, start, end } = measure(parts);
  if (top < start || bottom > end) {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    window.scrollBy({
      top: top < start ? top - start : Math.min(bottom - end, top - start),
      behavior: behavior ?? (calm ? "instant" : "smooth"),
    });
  }
}

/** @param {Element[]} parts */
function measure(parts) {
  const all = parts
    .map((part) => part.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0); // What is hidden is nowhere.
  const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  return {
    top: Math.min(...all.map(({ top }) => top)),
    bottom: Math.max(...all.map(({ bottom }) => bottom)),
    start: Math.max(header, 0) + MARGIN,
    end: window.innerHeight - MARGIN,
  };
}
