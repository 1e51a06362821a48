/** One app of a pair: a place in the page, and the frame that runs there once it is asked for. */

import { make, makeButton } from "./dom.mjs";
import { STAGE } from "../shared/document-state.mjs";
import { releaseOf } from "../shared/frame-channel.mjs";
import { sendTheme } from "../shared/theme-message.mjs";
import { READERS_APP, READERS_APP_PATH, canIsolate, equip, noteBlocked } from "./isolation/isolation.mjs";
import { SpareFrame } from "./isolation/spare-frame.mjs";
import { makeFrame, pageScheme } from "./make-frame.mjs";
import { forgetPython, freePython } from "./python-session.mjs";

/** @import { Answer, AppCode, RunState, RunTime, Ask, FromFrame, FromPage, Whose, XrayRecord } from "../shared/frame-messages.d.mts" */
/** @import { Post } from "../shared/frame-channel.mjs" */
/** @import { Variant } from "../shared/scenario-types.d.mts" */
/** @import { LineSeen, Runtime } from "../shared/worker-messages.d.mts" */

/** @typedef {RunState | "idle"} AppState */

const WORDS = {
  retry: "Try again",
  reload: "Reload the page",
  unreachable: "The app could not start: its page could not be loaded. You can still read the whole article.",
  updated:
    "The app could not start: it belongs to another release of this site than the page that you read. Reload the page to have both from one.",
  copy: "Copy this code",
  copied: "Copied",
  notCopied: "Not copied: your browser refused. You can select it in the editor",
  offline: "The app could not start: you are offline. You can still read the whole article.",
  notIsolated:
    "This code came with a link, and it does not run here: the host of this site does not let it run apart from the site (it sends no Access-Control-Allow-Origin header). You can read it, and copy it to run it yourself.",
};

/** How long a frame may say nothing at all before it counts as lost. */
const SILENCE_MS = 25_000;

/** How long one app's front end may keep the next one waiting. */
const TURN_MS = 1500;

/**
 * What an app's place is made for.
 * @typedef {object} Place
 * @property {HTMLElement} stage where the frame goes
 * @property {string} [address] of the demo's own app; none where readers bring one
 * @property {string} [release] of the page; see `releaseOf`
 * @property {string} title of the frame, for screen readers
 * @property {Runtime | null} runtime what apps run on
 * @property {() => void} changed is called at another state, and when other code is put into a running app
 * @property {() => void} used is called when the reader uses the app
 * @property {(record: XrayRecord | null) => void} recorded is called with what each script run did,
 *   and with nothing when the app starts anew
 * @property {(now: RunTime | null) => void} [runTime] is called each second that a run of a reader's
 *   code takes longer than three, and with nothing when it is over
 */

/** The place, empty at first. Its frame can be there, unseen, before its app is asked for. */
export class AppFrame {
  /** @param {Place} place */
  constructor({ stage, address, release, title, runtime, changed, used, recorded, runTime }) {
    this.stage = stage;
    this.variant = /** @type {Variant} */ (stage.dataset[STAGE.variant]);
    this.address = address;
    this.release = release;
    this.title = title;
    this.runtime = runtime;
    this.changed = changed;
    this.onUse = used;
    this.onRecord = recorded;
    this.onRunTime = runTime ?? (() => {});
    /** A reader's app, which runs in the place of the demo's own. @type {AppCode | null} */
    this.code = null;
    /** What the address of its frame ends with: the query of an app that is reloaded. */
    this.query = "";
    /** Where its code was last seen. It stays when the app is stopped. @type {LineSeen | null} */
    this.lastLine = null;
    /** Whether the frame that is there is for a reader's app, and whether it is isolated. */
    this.readers = false;
    this.isolated = false;
    /** Whether what the browser has kept of the runtime may be bad. */
    this.anew = false;
    /** The way to the frame. @type {Post<FromPage>} */
    this.post = () => {};
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
    /** A second frame, unseen, for the reader's app that will take the place of the one that runs. @type {SpareFrame | null} */
    this.spare = null;
    /** Whether the app was asked for. */
    this.asked = false;
    /** Whether the frame's script has come. */
    this.greeted = false;
    /** Ends the wait for it. @type {ReturnType<typeof setTimeout> | undefined} */
    this.silence = undefined;
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
    if (!this.asked && this.frame === null && this.code === null) {
      this.load();
    }
  }

  /** Loads what a reader's app needs, Python too, so that it starts at once when it is asked for. */
  warm() {
    if (this.spare === null && canIsolate() && !this.readers) {
      this.spare = new SpareFrame(this.stage, this.title, this.runtime, () => this.#dropSpare());
    }
  }

  /**
   * Puts a reader's code into the running app, which keeps its session; starts it if it does not run.
   * @param {AppCode} code
   */
  run(code) {
    this.code = code;
    if (this.readers && this.state === "running") {
      this.lastLine = null;
      this.post({ type: "save", code });
      this.changed();
    } else {
      this.start();
    }
  }

  /**
   * Starts the app in a new session, of which nothing is older: no session state, cache, module.
   * @param {AppCode | null} code the reader's; none for the demo's own
   */
  restart(code) {
    this.code = code;
    this.query = "";
    this.start();
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
    this.anew = this.state === "failed";
    if (this.anew && !this.readers) {
      const { signal } = this.listening;
      const refreshed = this.refresh(signal);
      this.report("starting");
      await refreshed;
      if (signal.aborted) {
        return;
      }
    }
    const { code } = this;
    const isolated = code !== null && canIsolate();
    if (this.asked || (this.frame && (this.readers !== (code !== null) || this.isolated !== isolated))) {
      this.clear();
    }
    if (isolated && this.query === "" && this.frame === null) {
      this.#adoptSpare();
    }
    this.asked = true;
    this.lastLine = null;
    this.onRecord(null);
    if (code?.trust === "link" && !isolated) {
      this.#say(WORDS.notIsolated, WORDS.copy, () => this.#copy(code));
      return;
    }
    this.report("starting");
    if (code === null) {
      this.onStart();
    }
    const { signal } = this.listening;
    /** @type {Whose} */
    const apart = isolated ? "isolated" : "own";
    const [whose] = await Promise.all([code === null ? freePython() : apart, turn]);
    if (signal.aborted) {
      return;
    }
    this.whose = whose;
    const frame = this.frame ?? this.load(code !== null);
    frame.classList.remove("demo__frame--waiting");
    frame.inert = false;
    this.stage.classList.add("demo__stage--live");
    this.begin();
    this.#expectHello();
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
    if (this.frame) {
      await new Promise((resolve) => {
        this.onRefreshed = () => resolve(undefined);
        signal.addEventListener("abort", resolve);
        this.post({ type: "refresh" });
      });
    }
  }

  /**
   * Puts a frame in its place, unseen.
   * @param {boolean} [readers] whether it is for a reader's app
   */
  load(readers = false) {
    this.readers = readers;
    this.isolated = readers && canIsolate();
    const { frame, post } = makeFrame({
      address: readers ? READERS_APP + this.query : (this.address ?? ""),
      title: this.title,
      isolated: this.isolated,
      receive: (message) => this.receive(message),
      missed: () => this.#explainSilence(),
      restored: () => this.#restore(),
      signal: this.listening.signal,
    });
    this.frame = frame;
    this.post = post;
    this.stage.append(frame);
    return frame;
  }

  /** Lets the spare frame be the one of this place. */
  #adoptSpare() {
    const { spare } = this;
    if (spare) {
      spare.receive = (message) => this.receive(message);
      spare.missed = () => this.#explainSilence();
      spare.restored = () => this.#restore();
      ({ frame: this.frame, post: this.post, listening: this.listening, greeted: this.greeted } = spare);
      spare.frame.title = this.title;
      this.readers = true;
      this.isolated = true;
      this.spare = null;
    }
  }

  #dropSpare() {
    this.spare?.drop();
    this.spare = null;
  }

  /** Says so if the frame says nothing at all for long. */
  #expectHello() {
    const { signal } = this.listening;
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      if (!signal.aborted && !this.greeted) {
        this.explain();
      }
    }, SILENCE_MS);
  }

  /**
   * Has the app start again on a page that the browser kept when it was left, and shows again. A frame
   * that has said hello loads itself anew, and says it again. One that was still coming stays for ever
   * what it was then: WebKit 2.50 keeps such pages too. An isolated one could not be told from another's
   * (`frame-channel.mjs`).
   */
  #restore() {
    if (this.greeted && !this.isolated) {
      this.greeted = false;
      this.#expectHello();
    } else if (this.asked) {
      this.start();
    } else {
      this.clear();
    }
  }

  /** Says that the frame did not come, unless an isolated one has spoken meanwhile. */
  #explainSilence() {
    if (!this.isolated || !this.greeted) {
      this.explain();
    }
  }

  /** Lets the frame start its app. It may not listen yet: then it says hello later. */
  begin() {
    if (this.frame && this.whose) {
      this.post({ type: "begin", whose: this.whose, ...(this.code && { code: this.code }) });
    }
  }

  /** Finds out why an isolated frame has not all of its files, and goes on as far as one can. */
  async #unblock() {
    const { signal } = this.listening;
    if (!(await noteBlocked()) || signal.aborted) {
      this.explain();
    } else if (this.asked) {
      this.start();
    } else {
      this.clear();
    }
  }

  /** @param {FromFrame} message */
  receive(message) {
    switch (message.type) {
      case "hello":
        this.giveUpAnswers(); // Another document of the same frame was asked.
        this.greeted = true;
        if (message.release !== (this.readers ? releaseOf(READERS_APP_PATH) : this.release)) {
          this.#say(WORDS.updated, WORDS.reload, () => window.location.reload());
          break;
        }
        this.paint();
        if (this.isolated) {
          equip(this.runtime, this.post, this.listening.signal, this.anew);
        }
        this.begin();
        break;
      case "blocked":
        this.#unblock();
        break;
      case "rest":
        import("./isolation/runtime-files.mjs").then(({ handRest }) => handRest());
        break;
      case "runtime":
        this.#noteRunTime(message.now);
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
            this.paint(); // The palette may be another one by now.
          }
        } else {
          this.clear(); // It failed, and nobody has asked. Whoever does gets a new one.
        }
        break;
      case "retry":
        if (message.abandoned && !this.readers) {
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
      if (this.frame) {
        this.questions += 1;
        this.answers.set(this.questions, resolve);
        this.post({ type: "ask", id: this.questions, ask });
      } else {
        resolve({ gone: true });
      }
    });
  }

  /** @param {RunTime | null} now */
  #noteRunTime(now) {
    if (now?.line) {
      this.lastLine = { file: now.file ?? "", line: now.line };
    }
    this.onRunTime(now && { ...now, ...this.lastLine });
  }

  /** Answers what the frame cannot answer any more. */
  giveUpAnswers() {
    this.answers.forEach((resolve) => resolve({ gone: true }));
    this.answers.clear();
  }

  /** Ends the app and frees its memory. */
  stop() {
    this.#dropSpare();
    this.clear();
    this.report("idle");
  }

  clear() {
    this.onProgress();
    this.listening.abort();
    this.listening = new AbortController();
    for (const child of [...this.stage.children]) {
      if (child !== this.spare?.frame) {
        child.remove();
      }
    }
    this.stage.style.removeProperty("--app-content");
    this.stage.style.removeProperty("--app-floating");
    this.stage.classList.remove("demo__stage--live", "demo__stage--used");
    this.frame = null;
    this.post = () => {};
    this.readers = false;
    this.isolated = false;
    this.onRunTime(null);
    this.asked = false;
    this.greeted = false;
    this.whose = undefined;
    this.giveUpAnswers();
    this.used = false;
  }

  /** Tells the app which palette the page shows. */
  paint() {
    this.post({ type: "palette", scheme: pageScheme() });
    if (this.isolated && this.frame?.contentWindow) {
      sendTheme(this.frame.contentWindow, pageScheme(), "*");
    }
    this.spare?.post({ type: "palette", scheme: pageScheme() });
  }

  /** Says that the frame itself did not come, and offers to try again. */
  explain() {
    this.#say(navigator.onLine ? WORDS.unreachable : WORDS.offline, WORDS.retry, () => this.start(true));
  }

  /** @param {AppCode} code what does not run here */
  async #copy({ files }) {
    const named = Object.entries(files);
    const text =
      named.length === 1 ? named[0]?.[1] : named.map(([path, one]) => `# ${path}\n${one}`).join("\n");
    const said = await navigator.clipboard.writeText(text ?? "").then(
      () => WORDS.copied,
      () => WORDS.notCopied,
    );
    const button = this.stage.querySelector(".demo__failure button");
    if (button) {
      button.textContent = said;
    }
  }

  /**
   * Speaks in the frame's place, if the app was asked for.
   * @param {string} sentence
   * @param {string} [label] of the button, if there is one
   * @param {() => void} [act]
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
      ...(label && act ? [makeButton(label, act)] : []),
    );
    failure.setAttribute("role", "alert");
    this.asked = true;
    this.stage.classList.add("demo__stage--live");
    this.stage.append(failure);
    this.report("failed");
  }
}
