/** The `<live-demo>` element: starts the two apps of a pair and keeps their frames. */

import { listen, post } from "./messages.mjs";

/** @import { FromFrame, Scheme } from "./messages.mjs" */

const WORDS = {
  run: "Run both apps",
  restart: "Restart both apps",
  starting: "Starting Streamlit in your browser.",
  running: "Both apps are running. Make the same inputs in each.",
  failed: "An app could not start. The reason stands in its place.",
  unreachable:
    "The app could not start: its page could not be loaded. The article is all there; only the live app is missing.",
  offline: "The app could not start: you are offline. The article is all there; connect to run the app.",
  retry: "Try again",
};

/** @returns {Scheme} the palette that Material shows now */
function pageScheme() {
  return document.body.dataset.mdColorScheme === "slate" ? "dark" : "light";
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {...(Node | string)} children
 */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** One app of a pair: a place in the page, and the frame that runs there once it is asked for. */
class AppPlace {
  /**
   * @param {HTMLElement} stage where the frame goes
   * @param {string} address of the app's own page
   * @param {string} title of the frame, for screen readers
   * @param {(state: "starting" | "running" | "failed") => void} report
   */
  constructor(stage, address, title, report) {
    this.stage = stage;
    this.address = address;
    this.title = title;
    this.report = report;
    /** @type {AbortController | null} */
    this.listening = null;
    /** @type {HTMLIFrameElement | null} */
    this.frame = null;
  }

  /** Starts the app, anew if it is running: a new frame has a new session state. */
  start() {
    this.stop();
    this.report("starting");
    const listening = new AbortController();
    const frame = make("iframe", { className: "demo__frame", title: this.title, src: this.address });
    let alive = false;
    listen(
      () => frame.contentWindow,
      (/** @type {FromFrame} */ message) => {
        alive = true;
        if (message.type === "height") {
          frame.style.height = `${message.pixels}px`;
        } else if (message.type === "state") {
          this.report(message.state);
        } else {
          this.paint();
        }
      },
      listening.signal,
    );
    // A module script runs before its document's load event: silence by then means that the
    // frame's own page or script is missing.
    frame.addEventListener("load", () => alive || this.explain());
    frame.addEventListener("error", () => this.explain());
    this.frame = frame;
    this.listening = listening;
    this.stage.replaceChildren(frame);
  }

  /** Ends the app and frees its memory. */
  stop() {
    this.listening?.abort();
    this.frame?.remove();
    this.frame = null;
  }

  /** Tells the app which palette the page shows. */
  paint() {
    const target = this.frame?.contentWindow;
    if (target) {
      post(target, { type: "palette", scheme: pageScheme() });
    }
  }

  /** Says that the frame itself did not come, and offers to try again. */
  explain() {
    this.stop();
    const retry = make("button", { type: "button", className: "demo__run", textContent: WORDS.retry });
    retry.addEventListener("click", () => this.start());
    const failure = make(
      "div",
      { className: "demo__failure" },
      make("p", { textContent: navigator.onLine ? WORDS.unreachable : WORDS.offline }),
      retry,
    );
    failure.setAttribute("role", "alert");
    this.stage.replaceChildren(failure);
    this.report("failed");
  }
}

/** `<live-demo>`: the static HTML is complete without this; it adds the button that runs it. */
class LiveDemo extends HTMLElement {
  /** @type {AppPlace[]} */
  places = [];

  connectedCallback() {
    if (this.places.length > 0) {
      return;
    }
    const states = new Map();
    const button = make("button", { type: "button", className: "demo__run", textContent: WORDS.run });
    const status = make("p", { className: "demo__status" });
    status.setAttribute("role", "status");
    this.places = [...this.querySelectorAll(".demo__side")].map((side) => {
      const stage = /** @type {HTMLElement} */ (side.querySelector(".demo__stage"));
      const link = /** @type {HTMLAnchorElement} */ (side.querySelector(".demo__alone"));
      return new AppPlace(stage, link.href, side.getAttribute("aria-label") ?? "Live app", (state) => {
        states.set(stage, state);
        const all = [...states.values()];
        const said = all.includes("failed") ? "failed" : all.includes("starting") ? "starting" : "running";
        this.dataset.state = said;
        status.textContent = WORDS[said];
      });
    });
    button.addEventListener("click", () => {
      button.textContent = WORDS.restart;
      for (const place of this.places) {
        place.start();
      }
    });
    this.querySelector(".demo__bar")?.prepend(button, status);
    this.dataset.state = "idle";
    this.palette = new MutationObserver(() => {
      for (const place of this.places) {
        place.paint();
      }
    });
    this.palette.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  }

  disconnectedCallback() {
    this.palette?.disconnect();
    for (const place of this.places) {
      place.stop();
    }
  }
}

customElements.define("live-demo", LiveDemo);
