/** One app of a pair: a place in the page, and the frame that runs there once it is asked for. */

import { make, makeButton } from "./dom.mjs";
import { APP, STAGE } from "../shared/document-state.mjs";
import { listen, post } from "../shared/frame-channel.mjs";
import { forgetPython, freePython } from "./python-session.mjs";

/** @import { Answer, RunState, Ask, FromFrame, Scheme, Whose, XrayRecord } from "../shared/frame-messages.d.mts" */
/** @import { Variant } from "../shared/scenario-types.d.mts" */

/** @typedef {RunState | "idle"} AppState */

const WORDS = {
  retry: "Try again",
  reload: "Reload the page",
  unreachable: "The app could not start: its page could not be loaded. You can still read the whole article.",
  updated:
    "The app could not start: it belongs to another release of this site than the page that you read. Reload the page to have both from one.",
  offline: "The app could not start: you are offline. You can still read the whole article.",
};

/** How long a frame may say nothing at all before it counts as lost. */
const SILENCE_MS = 25_000;

/** How long one app's front end may keep the next one waiting. */
const TURN_MS = 1500;

/** @returns {Scheme} the palette that Material shows now */
function pageScheme() {
  return document.body.dataset.mdColorScheme === "slate" ? "dark" : "light";
}

/** The place, empty at first. Its frame can be there, unseen, before its app is asked for. */
export class AppFrame {
  /**
   * @param {HTMLElement} stage where the frame goes
   * @param {string} address of the app's own page
   * @param {string} release of the page; see `releaseOf`
   * @param {string} title of the frame, for screen readers
   * @param {() => void} changed is called at another state
   * @param {() => void} used is called when the reader uses the app
   * @param {(record: XrayRecord | null) => void} recorded is called with what each script run did,
   *   and with nothing when the app starts anew
   */
  constructor(stage, address, release, title, changed, used, recorded) {
    this.stage = stage;
    this.variant = /** @type {Variant} */ (stage.dataset[STAGE.variant]);
    this.address = address;
    this.release = release;
    this.title = title;
    this.changed = changed;
    this.onUse = used;
    this.onRecord = recorded;
    /** @type {AppState} */
    this.state = "idle";
    /** Whether an input was made since the app started. */
    this.used = false;
    /** How many questions the frame was asked. */
    this.questions = 0;
    /** Who waits for which answer. @type {Map<number, (answer: Answer) => void>} */
    this.answers = new Map();
    // Whoever takes the frame away need not be this page's own script.
    this.removal = new MutationObserver(() => this.frame?.isConnected || this.giveUpAnswers());
    this.removal.observe(stage, { childList: true });
    this.listening = new AbortController();
    /** @type {HTMLIFrameElement | null} */
    this.frame = null;
    /** Whether the app was asked for. */
    this.asked = false;
    /** Whether the frame's script has come. */
    this.greeted = false;
    /** On which Python it is to run, once that is known. @type {Whose | undefined} */
    this.whose = undefined;
    /** Is called when the app is about to need Python. */
    this.onStart = () => {};
    /** Is called when the app has its front end, and when it runs or has failed. */
    this.onProgress = () => {};
    /** Is called when a failed app's frame has asked for its files again. */
    this.onRefreshed = () => {};
  }

  /** @param {AppState} state */
  report(state) {
    this.state = state;
    this.changed();
  }

  /** Loads what the app needs beside Python, so that it starts at once when it is asked for. */
  prepare() {
    if (!this.asked && this.frame === null) {
      this.load();
    }
  }

  /** Takes back what was prepared for nobody. */
  unprepare() {
    if (!this.asked) {
      this.clear();
    }
  }

  /**
   * Starts the app, anew if it is running: a new frame has a new session state. Resolves when the
   * next app may start.
   * @param {boolean} [focus] whether the reader's focus was on what goes away now
   * @param {Promise<unknown>} [turn] what to wait for before
   */
  async start(focus = false, turn = undefined) {
    if (this.state === "failed") {
      const { signal } = this.listening;
      const refreshed = this.refresh(signal);
      this.report("starting");
      await refreshed;
      if (signal.aborted) {
        return;
      }
    }
    if (this.asked) {
      this.clear();
    }
    this.asked = true;
    this.onRecord(null);
    this.report("starting");
    this.onStart();
    const { signal } = this.listening;
    const [whose] = await Promise.all([freePython(), turn]);
    if (signal.aborted) {
      return;
    }
    this.whose = whose;
    const frame = this.frame ?? this.load();
    frame.classList.remove("demo__frame--waiting");
    frame.inert = false;
    this.stage.classList.add("demo__stage--live");
    this.begin();
    setTimeout(() => {
      if (!signal.aborted && !this.greeted) {
        this.explain();
      }
    }, SILENCE_MS);
    if (focus) {
      frame.focus();
    }
    // Side by side, two front ends would both be late. For Python, apps have their turns in the worker.
    await new Promise((resolve) => {
      this.onProgress = () => resolve(undefined);
      setTimeout(resolve, TURN_MS);
    });
  }

  /**
   * Has the frame of an app that could not start ask for its files again.
   * @param {AbortSignal} signal
   */
  async refresh(signal) {
    const target = this.frame?.contentWindow;
    if (target) {
      await new Promise((resolve) => {
        this.onRefreshed = () => resolve(undefined);
        signal.addEventListener("abort", resolve);
        post(target, { type: "refresh" });
      });
    }
  }

  /** Puts a frame in its place, unseen. */
  load() {
    const { signal } = this.listening;
    const frame = make("iframe", {
      className: "demo__frame demo__frame--waiting",
      title: this.title,
      name: pageScheme(), // So its document is dark from its first moment, where the page is.
      src: this.address,
      inert: true,
    });
    listen(
      () => frame.contentWindow,
      (/** @type {FromFrame} */ message) => this.receive(frame, message),
      signal,
    );
    frame.addEventListener("load", () => {
      // The frame's page marks its document. Without the mark, what has come is another page: the site's
      // 404, or the browser's own error page. Its script, which runs before the load event, may not have come.
      const { [APP.embedded]: embedded, [APP.state]: state } =
        frame.contentDocument?.documentElement.dataset ?? {};
      if (embedded !== "true" || state === "unstarted") {
        this.explain();
      }
    });
    this.frame = frame;
    this.stage.replaceChildren(frame);
    return frame;
  }

  /** Lets the frame start its app. It may not listen yet: then it says hello later. */
  begin() {
    const target = this.frame?.contentWindow;
    if (target && this.whose) {
      post(target, { type: "begin", whose: this.whose });
    }
  }

  /**
   * @param {HTMLIFrameElement} frame
   * @param {FromFrame} message
   */
  receive(frame, message) {
    switch (message.type) {
      case "hello":
        this.giveUpAnswers(); // Another document of the same frame was asked.
        this.greeted = true;
        if (message.release !== this.release) {
          this.#say(WORDS.updated, WORDS.reload, () => window.location.reload());
          break;
        }
        this.paint();
        this.begin();
        break;
      case "loaded":
        this.onProgress();
        break;
      case "height":
        this.stage.style.setProperty("--app-content", `${message.content}px`);
        this.stage.style.setProperty("--app-floating", `${message.floating}px`);
        break;
      case "state":
        if (this.asked) {
          this.report(message.state);
          if (message.state !== "starting") {
            this.onProgress();
          }
        } else {
          this.clear(); // It failed, and nobody has asked. Whoever does gets a new one.
        }
        break;
      case "retry":
        if (message.abandoned) {
          forgetPython();
        }
        this.start(true);
        break;
      case "refreshed":
        this.onRefreshed();
        break;
      case "used":
        this.used = true;
        this.stage.classList.add("demo__stage--used");
        this.onUse();
        break;
      case "xray":
        this.onRecord(message.record);
        break;
      case "answer":
        this.answers.get(message.id)?.(message.answer);
        this.answers.delete(message.id);
        break;
    }
  }

  /**
   * Asks something of the app for which its frame has an answer. That is `gone` if there is no frame,
   * or as soon as it goes or its document is another one.
   * @param {Ask} ask
   * @returns {Promise<Answer>}
   */
  ask(ask) {
    this.used ||= ask.what === "make";
    return new Promise((resolve) => {
      const target = this.frame?.contentWindow;
      if (target) {
        this.questions += 1;
        this.answers.set(this.questions, resolve);
        post(target, { type: "ask", id: this.questions, ask });
      } else {
        resolve({ gone: true });
      }
    });
  }

  /** Answers what the frame cannot answer any more. */
  giveUpAnswers() {
    this.answers.forEach((resolve) => resolve({ gone: true }));
    this.answers.clear();
  }

  /** Ends the app and frees its memory. */
  stop() {
    this.clear();
    this.report("idle");
  }

  clear() {
    this.onProgress();
    this.listening.abort();
    this.listening = new AbortController();
    this.stage.replaceChildren();
    this.stage.style.removeProperty("--app-content");
    this.stage.style.removeProperty("--app-floating");
    this.stage.classList.remove("demo__stage--live", "demo__stage--used");
    this.frame = null;
    this.asked = false;
    this.greeted = false;
    this.whose = undefined;
    this.giveUpAnswers();
    this.used = false;
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
    this.#say(navigator.onLine ? WORDS.unreachable : WORDS.offline, WORDS.retry, () => this.start(true));
  }

  /**
   * Speaks in the frame's place, if the app was asked for.
   * @param {string} sentence
   * @param {string} label of the button
   * @param {() => void} act
   */
  #say(sentence, label, act) {
    const { asked } = this;
    this.clear();
    if (!asked) {
      return;
    }
    const failure = make(
      "div",
      { className: "demo__failure" },
      make("p", { textContent: sentence }),
      makeButton(label, act),
    );
    failure.setAttribute("role", "alert");
    this.asked = true;
    this.stage.classList.add("demo__stage--live");
    this.stage.replaceChildren(failure);
    this.report("failed");
  }
}
