/**
 * The `data-*` attributes by which documents tell styles, tests and each other how they are. By each
 * stands who sets and who reads it; `testing/document_state.py` is the same list for Python.
 *
 * Here are their names in `element.dataset`. What a file and its own style sheet have between them is
 * not here, nor what the X-ray marks (page/xray/).
 */

/** At `<html>` of an app's own document, embedded or alone. */
export const APP = /** @type {const} */ ({
  /**
   * `starting`, `running` or `failed`; `unstarted` if a file of the frame itself is missing.
   * Set: templates/frame.html, then frame/start-progress. Read: frame/main, report-height, frame.css,
   * tests, bench.
   */
  state: "state",
  /** `true` in a page's frame, else `false`. Set: templates/frame.html. Read: frame/main, page/app-frame, frame.css. */
  embedded: "embedded",
  /** `light` or `dark`. Set: templates/frame.html, then frame/theme. Read: frame.css. */
  scheme: "scheme",
  /** How many script runs have ended and are drawn. Set: frame/start. Read: automation/wait, tests. */
  scriptRuns: "scriptRuns",
  /** How many there will have been when all are over that were asked for. Set and read likewise. */
  scriptRunsAwaited: "scriptRunsAwaited",
  /** Why the snapshot was left: the `kind` of a StartTrouble. Set: frame/start-files. Read: tests. */
  fallback: "fallback",
});

/** At what an app's document loads of its own: if it is missing, the document says so itself. */
export const OWN_FILE = /** @type {const} */ ({
  /** Empty. Set and read: templates/frame.html. Read: testing. */
  own: "own",
});

/** At a `<live-demo>`, in a page. */
export const DEMO = /** @type {const} */ ({
  /** The demo's hash. Set: templates/pair.html, in the build. Read: page/live-demo. */
  digest: "digest",
  /** Where the runtime is. Set and read likewise. */
  runtime: "runtime",
  /** How Python starts: a StartMode. Set and read likewise. */
  startMode: "startMode",
  /** `on` if apps tell of their script runs. Set and read likewise. */
  xray: "xray",
  /** `on` if readers can change the code. Set and read likewise. */
  editor: "editor",
  /** `on` if the site has a page that opens links to apps. Set: templates/pair.html. Read: editor/edit-listing. */
  links: "links",
  /** `idle`, or the worse state of its two apps. Set and read: page/live-demo. Read: tests. */
  state: "state",
  /** `idle`, `playing` or `paused`. Set: player/play-button. Read: live-demo.css, xray/disclosure. */
  play: "play",
  /** Milliseconds for one input. Set: tests. Read: player/scenario-player, xray/panel. */
  pace: "pace",
  /** Empty: pictures are played in the place of the apps. Set: player/recording. Read: live-demo.css, tests. */
  replay: "replay",
  /** While the reader fixes the app: `open`, or `solved` once the solution is shown. Set: challenge/challenge. Read: challenge.css, tests. */
  challenge: "challenge",
});

/** At an `<own-app>`, in a page. */
export const OWN_APP = /** @type {const} */ ({
  /** Starting points, and the modules that an app can import: JSON. Set: templates/own-app.html. Read: own-app. */
  given: "given",
  /** Where the runtime is. Set and read likewise. */
  runtime: "runtime",
  /** How Python starts: a StartMode. Set and read likewise. */
  startMode: "startMode",
  /** `on` if the app tells of its script runs. Set and read likewise. */
  xray: "xray",
  /** `idle`, or how far the app is. Set: own-app/own-app. Read: tests. */
  state: "state",
});

/** At the place of an app in a `<live-demo>` or an `<own-app>`. */
export const STAGE = /** @type {const} */ ({
  /** `broken`, `fixed` or `own`. Set: templates/pair.html, own-app/own-app. Read: page/app-frame, tests, bench. */
  variant: "variant",
});

/** At a row of a demo's table of inputs. */
export const ROW = /** @type {const} */ ({
  /** `same`, `differs` or `unlike`: see player-view. Set: player/player-view. Read: live-demo.css, tests. */
  played: "played",
  /** Empty: the apps part here. Set and read likewise. */
  parting: "parting",
  /** What a check of the reader's code says: an outcome of challenge/judge. Set: challenge/challenge. Read: challenge.css, tests. */
  outcome: "outcome",
});
