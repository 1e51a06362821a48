/** The `<live-demo>` element: starts the two apps of a pair and keeps their frames. */

import { listen, post } from "./messages.mjs";

/** @import { FromFrame, Scheme } from "./messages.mjs" */

/** @typedef {"idle" | "starting" | "running" | "failed"} State */

const WORDS = {
  run: "Run both apps",
  restart: "Restart both apps",
  stop: "Stop",
  retry: "Try again",
  unreachable: "The app could not start: its page could not be loaded. You can still read the whole article.",
  offline: "The app could not start: you are offline. You can still read the whole article.",
};

/** What the pair's status line says. */
const STATUS = {
  idle: "",
  starting: "Starting Streamlit in your browser.",
  running: "Both apps are running. Make the same inputs in both.",
  failed: "One app or both could not start. You can read why below.",
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

/**
 * @param {string} words
 * @param {() => void} press
 */
function makeButton(words, press) {
  const button = make("button", { type: "button", className: "demo__button", textContent: words });
  button.addEventListener("click", press);
  return button;
}

/** One app of a pair: a place in the page, and the frame that runs there once it is asked for. */
class AppPlace {
  /**
   * @param {HTMLElement} stage where the frame goes
   * @param {string} address of the app's own page
   * @param {string} title of the frame, for screen readers
   * @param {(state: State) => void} report
   */
  constructor(stage, address, title, report) {
    this.stage = stage;
    this.address = address;
    this.title = title;
    this.report = report;
    this.listening = new AbortController();
    /** @type {HTMLIFrameElement | null} */
    this.frame = null;
  }

  /** Starts the app, anew if it is running: a new frame has a new session state. */
  start() {
    this.stop();
    this.report("starting");
    const frame = make("iframe", { className: "demo__frame", title: this.title, src: this.address });
    listen(
      () => frame.contentWindow,
      (/** @type {FromFrame} */ message) => this.receive(frame, message),
      this.listening.signal,
    );
    frame.addEventListener("load", () => {
      // The frame's script marks its document, and runs before the load event. Without the mark,
      // what has come is another page: the site's 404, or the browser's own error page.
      if (frame.contentDocument?.documentElement.dataset.embedded !== "true") {
        this.explain();
      }
    });
    this.frame = frame;
    this.stage.replaceChildren(frame);
  }

  /**
   * @param {HTMLIFrameElement} frame
   * @param {FromFrame} message
   */
  receive(frame, message) {
    switch (message.type) {
      case "hello":
        this.paint();
        break;
      case "height":
        frame.style.height = `${message.pixels}px`;
        break;
      case "state":
        this.report(message.state);
        break;
      case "retry":
        this.retry();
        break;
    }
  }

  /** Starts again, for a reader whose focus was on what goes away now. */
  retry() {
    this.start();
    this.frame?.focus();
  }

  /** Ends the app and frees its memory. */
  stop() {
    this.listening.abort();
    this.listening = new AbortController();
    this.stage.replaceChildren();
    this.frame = null;
    this.report("idle");
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
    const failure = make(
      "div",
      { className: "demo__failure" },
      make("p", { textContent: navigator.onLine ? WORDS.unreachable : WORDS.offline }),
      makeButton(WORDS.retry, () => this.retry()),
    );
    failure.setAttribute("role", "alert");
    this.stage.replaceChildren(failure);
    this.report("failed");
  }
}

/** `<live-demo>`: the static HTML is complete without this; it adds the buttons that run it. */
class LiveDemo extends HTMLElement {
  /** @type {AppPlace[]} */
  places = [];
  /** @type {Map<AppPlace, State>} */
  states = new Map();
  palette = new MutationObserver(() => {
    for (const place of this.places) {
      place.paint();
    }
  });

  connectedCallback() {
    if (this.places.length === 0) {
      this.build();
    }
    this.palette.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    this.show();
  }

  disconnectedCallback() {
    this.palette.disconnect();
    this.stop();
  }

  build() {
    this.run = makeButton(WORDS.run, () => this.start());
    this.halt = makeButton(WORDS.stop, () => {
      this.stop();
      this.run?.focus();
    });
    this.halt.classList.add("demo__button--quiet");
    this.status = make("p", { className: "demo__status" });
    this.status.setAttribute("role", "status");
    const title = this.querySelector(".demo__title");
    if (title) {
      this.run.setAttribute("aria-describedby", title.id);
      this.halt.setAttribute("aria-describedby", title.id);
    }
    this.querySelector(".demo__bar")?.prepend(this.run, this.halt, this.status);
    for (const side of this.querySelectorAll(".demo__side")) {
      const stage = /** @type {HTMLElement} */ (side.querySelector(".demo__stage"));
      const link = /** @type {HTMLAnchorElement} */ (side.querySelector(".demo__alone"));
      const place = new AppPlace(stage, link.href, side.getAttribute("aria-label") ?? "Live app", (state) => {
        this.states.set(place, state);
        this.show();
      });
      this.places.push(place);
    }
  }

  start() {
    for (const place of this.places) {
      place.start();
    }
  }

  stop() {
    for (const place of this.places) {
      place.stop();
    }
  }

  /** Shows the state of the pair: the worst of its two apps'. */
  show() {
    const all = [...this.states.values()];
    const order = /** @type {State[]} */ (["failed", "starting", "running"]);
    const state = order.find((one) => all.includes(one)) ?? "idle";
    this.dataset.state = state;
    if (this.run && this.halt && this.status) {
      this.run.textContent = state === "idle" ? WORDS.run : WORDS.restart;
      this.halt.hidden = state === "idle";
      this.status.textContent = STATUS[state];
    }
  }
}

customElements.define("live-demo", LiveDemo);
