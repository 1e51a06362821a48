/**
 * The Python of a visit, held by the page: it outlives the frames, and with instant navigation the
 * pages too.
 */

import { lineIsPoor, startModeForThisLine } from "../shared/network-quality.mjs";
import { connectShared } from "../shared/python-client.mjs";
import { SITE } from "../shared/site-root.mjs";
import { Store } from "./offline/store.mjs";

/** @import { Whose } from "../shared/frame-messages.d.mts" */
/** @import { Python } from "../shared/python-client.mjs" */
/** @import { Runtime, StartMode } from "../shared/worker-messages.d.mts" */

/** @type {Promise<Python | undefined> | undefined} */
let held;

/**
 * Starts Python ahead of the frames that will use it. Says nothing if that fails: the frames will.
 * @param {Runtime} runtime
 */
export function startEarly({ root, startMode, xray }) {
  if (held || typeof SharedWorker === "undefined") {
    return;
  }
  const connecting = connectShared(root).then(
    (python) => {
      python.start({ startMode: startModeForThisLine(startMode), xray });
      python.follow(({ type }) => {
        if (type === "failed" && held === connecting) {
          held = undefined;
        }
      });
      return python;
    },
    () => {
      held = held === connecting ? undefined : held;
      return undefined;
    },
  );
  held = connecting;
}

/** Lets go of a Python whose start was given up, before it says so. */
export function forgetPython() {
  held = undefined;
}

/** How long the Python of the visit may leave a ping unanswered before it counts as busy. */
const BUSY_MS = 1500;

/** Whether Python runs already, so that an app has only its front end to wait for. */
export async function pythonRuns() {
  return (await held)?.ready ?? false;
}

/**
 * Which Python a new app should run on: its own, if the visit's is busy with another app.
 * @returns {Promise<Whose>}
 */
export async function freePython() {
  const python = await Promise.race([held, undefined]);
  return python?.ready && !(await python.answers(BUSY_MS)) ? "own" : "shared";
}

/**
 * How a Python of its own should start for an app: as the visit's did, if that has started.
 * @param {StartMode} wanted by the site
 * @returns {Promise<StartMode>}
 */
export async function startModeOfVisit(wanted) {
  const python = await Promise.race([held, undefined]);
  const left = python?.said.some(({ type }) => type === "left");
  return left ? "plain" : startModeForThisLine(wanted);
}

let kept = false;

/**
 * Stores the site on the device of a reader who runs demos, unless they would mind the bytes. After
 * the start, which it would slow down.
 */
export function keepForOffline() {
  const store = new Store(SITE);
  if (!kept && store.possible && !store.refused && !lineIsPoor()) {
    kept = true;
    store.keep().catch((error) => console.info(`Not stored for offline reading: ${error}`));
  }
}

/** How long a reader stays at a demo before it counts as read. */
const STAY_MS = 1000;

/**
 * Calls back when the reader is about to use an element: at a pointer over it, at the focus in it,
 * or at a stay after scrolling to it on a line that is known not to be poor. On a line that is known
 * to be poor, never: a pointer may only pass by. So does each finger that scrolls.
 * @param {HTMLElement} element
 * @param {() => void} callback is called once
 * @returns {() => void} ends the watch
 */
export function onInterest(element, callback) {
  const end = new AbortController();
  const options = { signal: end.signal };
  const once = () => {
    end.abort();
    callback();
  };
  const look = (/** @type {Event} */ event) => {
    const scrolls = event instanceof PointerEvent && event.pointerType === "touch";
    if (!scrolls && !lineIsPoor()) {
      once();
    }
  };
  element.addEventListener("pointerover", look, options);
  element.addEventListener("focusin", look, options);
  if ("connection" in navigator && !lineIsPoor()) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let stay;
    const seen = new IntersectionObserver(([entry]) => {
      clearTimeout(stay);
      if (entry?.isIntersecting) {
        stay = setTimeout(once, STAY_MS);
      }
    });
    // A demo may be in view before the reader has moved: that says nothing.
    window.addEventListener("scroll", () => seen.observe(element), { ...options, once: true });
    end.signal.addEventListener("abort", () => {
      clearTimeout(stay);
      seen.disconnect();
    });
  }
  return () => end.abort();
}
