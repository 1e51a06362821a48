/** Tells when what Streamlit's front end was handed is on the page. */

import { whenIdle } from "../shared/idle.mjs";

/** How long a browser that draws gets to do so. One that draws nothing now need not be waited for. */
const DRAWING_MS = 250;

/** How long the front end may be at work after that. Then it works at something else. */
const EFFECTS_MS = 2000;

/**
 * Calls back when the front end has drawn what it was handed in this task.
 * @param {() => void} callback
 */
export function afterPaint(callback) {
  let called = false;
  const once = () => {
    if (!called) {
      called = true;
      // What is drawn may be corrected by React's effects, which come in tasks of their own: keyed
      // tabs, for one, stand at the first tab until then. On a busy machine a frame comes between.
      whenIdle(callback, EFFECTS_MS);
    }
  };
  // Streamlit's front end collects what it gets and draws it in one of the next two frames. Frames
  // do not come in a hidden page, and late in a frame outside the view.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
  setTimeout(once, DRAWING_MS);
}

/** Resolves when no element is waiting for its part of the front end, which comes in pieces. */
export function widgetsDrawn() {
  return new Promise((resolve) => {
    const done = () =>
      document.querySelector("[data-testid='stSkeleton'], [data-testid='stAppSkeleton']") === null;
    if (done()) {
      resolve(undefined);
      return;
    }
    const observer = new MutationObserver(() => {
      if (done()) {
        observer.disconnect();
        resolve(undefined);
      }
    });
    observer.observe(document.documentElement, { childList: true, subtree: true });
  });
}
