/**
 * Whether the browser ended this page while apps ran in it. Phones do so with a page that takes more
 * memory than they give to one, and then load it anew, without a word: Safari gives it some 300 MB, and
 * a pair takes more. Browsers do so too with a tab that was in the background for long.
 *
 * A page that is left says so (`pagehide`); one that is ended does not, and its note stays. It is kept
 * for the tab (session storage), under the names of the pairs.
 */

const NOTE = "live-demos.apps-run";

/** What a reader is told in place of the apps. */
export const CUT_SHORT =
  "The browser ended this page while these apps ran, as it does where memory is short. Close other tabs and apps and try again, or open one app alone.";

/** @type {Set<string>} */
const running = new Set();

/** Those that ran when the browser ended the page that was here before. */
const ended = new Set(wasLoadedAnew() ? read() : []);
write();

addEventListener("pagehide", () => write([]));
addEventListener("pageshow", () => write());

/**
 * Notes whether apps run.
 * @param {string} name of the pair, or of the place of a reader's app
 * @param {boolean} run
 */
export function noteApps(name, run) {
  if (run) {
    running.add(name);
    ended.delete(name);
  } else {
    running.delete(name);
  }
  write();
}

/**
 * Whether the browser ended the page while these ran. No longer, once they have run again.
 * @param {string} name
 */
export function wasCutShort(name) {
  return ended.has(name);
}

/** A reader who goes on to another page, or opens a copy of the tab, has lost nothing. */
function wasLoadedAnew() {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (
    performance.getEntriesByType("navigation")
  );
  const { wasDiscarded = false } = /** @type {{wasDiscarded?: boolean}} */ (document);
  return wasDiscarded || navigation?.type === "reload";
}

function read() {
  try {
    return sessionStorage.getItem(NOTE)?.split(" ") ?? [];
  } catch {
    return [];
  }
}

/** @param {Iterable<string>} names */
function write(names = running) {
  const note = [...names].join(" ");
  try {
    if (note) {
      sessionStorage.setItem(NOTE, note);
    } else {
      sessionStorage.removeItem(NOTE);
    }
  } catch {
    // The reader lets no site store anything, or there is no room: then nobody is told.
  }
}
