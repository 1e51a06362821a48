/**
 * Runs at the start of every document and frame that the bench opens, ours and peers' alike, and
 * notes when what the reader waits for is there. It looks at what Streamlit draws and at nothing
 * else, so one definition holds for all. `benchApp` stands before it: the texts of the app.
 *
 * All times are milliseconds since the epoch of a clock that all documents of a browser share.
 */

/** @typedef {{button: string, text: string}} App */
/**
 * @typedef {{began: number, pressed?: number, usable?: number, clicked?: number}} Moments
 * @typedef {Moments & {painted: Record<string, number>}} Times `painted` by the names of what is awaited
 * @typedef {{selector: string, words?: string}} Sight an element on the screen, with these words alone if any are given
 * @typedef {{times: Times, expect: (sights: Record<string, Sight>) => void, missing: () => string[]}} Bench
 */

{
  const scope = /** @type {{benchApp: App, bench: Bench}} */ (/** @type {unknown} */ (globalThis));
  const { button, text } = scope.benchApp;
  const now = () => performance.timeOrigin + performance.now();

  /** @type {Times} */
  const times = { began: now(), painted: {} };
  /** @type {(Sight & {name: string, there: boolean})[]} what is awaited, and whether it is there still from before */
  let awaited = [];

  /** @param {Element} element */
  const onScreen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 0;

  /**
   * @param {string} selector
   * @param {string} [words] exactly these
   */
  const shows = (selector, words) =>
    [...document.querySelectorAll(selector)].some(
      (element) => (words === undefined || element.textContent?.trim() === words) && onScreen(element),
    );

  /** @param {string} selector */
  const has = (selector) => document.querySelector(selector) !== null;

  /** @returns {string[]} what an app that is usable would show and this document does not */
  const missing = () => {
    const found = {
      button: shows("[data-testid='stButton'] button", button),
      slider: shows("[data-testid='stSlider'] :is(input, [role='slider'])"),
      text: shows("[data-testid='stMarkdown']", text),
      // Streamlit's front end says of itself whether a script runs.
      "end of the script run": has("[data-test-script-state='notRunning']"),
      "all parts of the front end": !has("[data-testid='stSkeleton'], [data-testid='stAppSkeleton']"),
    };
    return Object.entries(found).flatMap(([name, there]) => (there ? [] : [name]));
  };

  const look = () => {
    if (times.usable === undefined && missing().length === 0) {
      times.usable = now();
      clearInterval(looking);
    }
    for (const sight of awaited) {
      const { name, there } = sight;
      sight.there = shows(sight.selector, sight.words);
      if (sight.there && !there) {
        awaited = awaited.filter((other) => other !== sight);
        // The first frame draws the change; the second begins when the first is painted.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            times.painted[name] = now();
          }),
        );
      }
    }
  };

  const observer = new MutationObserver(look);
  /** @type {Document | undefined} */
  let observed;
  /** In a new frame this may run before the frame's page comes, which takes over the window. */
  const watch = () => {
    if (observed !== document) {
      observed = document;
      observer.observe(document, {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true,
      });
    }
    look();
  };
  // A style sheet that arrives changes what is on the screen and is no mutation.
  const looking = setInterval(watch, 50);
  watch();

  /** @param {Event} event */
  const momentOf = (event) => performance.timeOrigin + event.timeStamp;
  addEventListener("pointerdown", (event) => (times.pressed = momentOf(event)), true);
  addEventListener("click", (event) => (times.clicked = momentOf(event)), true);

  scope.bench = {
    times,
    missing,
    expect: (sights) => {
      awaited = Object.entries(sights).map(([name, sight]) => ({
        ...sight,
        name,
        there: shows(sight.selector, sight.words),
      }));
      times.painted = {};
      delete times.clicked;
      watch();
    },
  };
}
