/** The `<live-demo>` element: starts the two apps of a pair. */

import { AppFrame } from "./app-frame.mjs";
import { bringIntoView, fit } from "./bring-into-view.mjs";
import { make, makeButton } from "./dom.mjs";
import { DRAFT, readNote } from "./local-notes.mjs";
import { DEMO } from "../shared/document-state.mjs";
import { releaseOf } from "../shared/frame-channel.mjs";
import { Player } from "./player/play-button.mjs";
import { makeNextReady, makeReady } from "./preload-next.mjs";
import { SITE } from "../shared/site-root.mjs";
import { keepForOffline, onInterest, startEarly } from "./python-session.mjs";
import { XrayDisclosure } from "./xray/disclosure.mjs";
import { tellRecord } from "./xray/tell-record.mjs";

/** @import { AppState } from "./app-frame.mjs" */
/** @import { EditListing } from "./editor/edit-listing.mjs" */
/** @import { Variant } from "../shared/scenario-types.d.mts" */
/** @import { Runtime } from "../shared/worker-messages.d.mts" */

const WORDS = {
  run: "Run both apps",
  restart: "Restart both apps",
  stop: "Stop",
  change: "Change this code",
  fix: "Fix it yourself",
  noEditor: "The editor could not be loaded. Reload the page to try again. You can still read the code.",
};

/** What the pair's status line says. */
const STATUS = {
  idle: "",
  starting: "Starting Streamlit in your browser.",
  one: "One app is running. Press Run both apps to compare it with the other.",
  running: "Both apps are running. Make the same inputs in both, or play them.",
  failed: "One app or both could not start. You can read why below.",
};

/** `<live-demo>`: the static HTML is complete without this; it adds the buttons that run it. */
export class LiveDemo extends HTMLElement {
  /** @type {AppFrame[]} */
  apps = [];
  /** The listings that the reader changes. @type {Partial<Record<Variant, EditListing>>} */
  edits = {};
  palette = new MutationObserver(() => {
    for (const app of this.apps) {
      app.paint();
    }
  });

  connectedCallback() {
    if (this.apps.length === 0) {
      this.build();
    }
    this.palette.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    this.unwatch = onInterest(this, () => {
      this.startPython();
      makeReady(this);
    });
    this.show();
    this.xray?.connect();
    makeNextReady(LiveDemo.all());
  }

  disconnectedCallback() {
    this.xray?.disconnect();
    this.palette.disconnect();
    this.unwatch?.();
    this.player?.end();
    this.stop();
  }

  build() {
    this.run = makeButton(WORDS.run, () => {
      this.player?.end();
      this.bringIntoView();
      this.start();
    });
    this.run.classList.add("demo__button--quiet");
    this.halt = makeButton(WORDS.stop, () => {
      this.player?.end();
      this.stop();
      this.run?.focus();
    });
    this.halt.classList.add("demo__button--quiet");
    this.status = make("p", { className: "demo__status" });
    this.status.setAttribute("role", "status");
    const scenario = `${SITE}demos/${this.getAttribute("slug")}/scenario.json`;
    this.player = new Player(this, this.status, this.apps, scenario, {
      start: () => this.start(),
      bringIntoView: () => this.bringIntoView(),
    });
    const title = this.querySelector(".demo__title");
    for (const button of [this.run, this.halt, this.player.main, this.player.next]) {
      button.setAttribute("aria-describedby", title?.id ?? "");
    }
    const run = make("div", { className: "demo__run" }, this.run, this.halt);
    this.querySelector(".demo__bar")?.prepend(this.player.buttons, run);
    this.querySelector(".demo__words")?.prepend(this.status);
    const release = releaseOf(this.dataset[DEMO.digest] ?? "");
    for (const side of this.querySelectorAll(".demo__side")) {
      const stage = /** @type {HTMLElement} */ (side.querySelector(".demo__stage"));
      const link = /** @type {HTMLAnchorElement} */ (side.querySelector(".demo__alone"));
      const title = side.getAttribute("aria-label") ?? "Live app";
      const changed = () => {
        this.player?.note(app);
        this.show();
      };
      const used = () => this.player?.interrupted();
      const app = new AppFrame({
        stage,
        address: link.href,
        release,
        title,
        runtime: this.runtime,
        changed,
        used,
        recorded: (record) => tellRecord(this, app.variant, record, app.code),
      });
      app.onStart = () => this.startPython();
      this.apps.push(app);
    }
    /** @type {HTMLDetailsElement | null} */
    const xray = this.querySelector(".xray");
    this.xray = xray ? new XrayDisclosure(this, xray, ["broken", "fixed"]) : undefined;
    if (this.dataset[DEMO.editor]) {
      this.apps.forEach((app) => this.offerEditor(app));
    }
  }

  /** @param {AppFrame} app */
  offerEditor(app) {
    const source = /** @type {HTMLElement} */ (this.querySelector(`[data-code=${app.variant}]`));
    const load = async () => {
      const { editListing } = await import("./editor/edit-listing.mjs");
      return (this.edits[app.variant] ??= editListing(this, app, source, button));
    };
    const missing = () => this.status && (this.status.textContent = WORDS.noEditor);
    const button = makeButton(WORDS.change, () => load().then((edit) => edit.open(), missing));
    button.classList.add("demo__button--quiet");
    button.ariaLabel = `${WORDS.change}: ${app.variant} app`;
    const tools = make("div", { className: "demo__tools" }, button);
    source.append(tools);
    if (app.variant === "broken") {
      const fix = makeButton(WORDS.fix, () =>
        Promise.all([import("./challenge/challenge.mjs"), load()])
          .then(([{ begin }, edit]) => begin(this, edit, fix))
          .catch(missing),
      );
      fix.classList.add("demo__button--quiet", "demo__fix");
      tools.prepend(fix);
    }
    if (readNote(`${DRAFT}${this.getAttribute("slug")}/${app.variant}`)) {
      load().then((edit) => edit.offer());
    }
  }

  /**
   * Gives the text that an app runs, or would run: the reader's edit where that was run.
   * @param {Variant} variant
   */
  sourceOf(variant) {
    const { entrypoint = "", files } = this.apps.find((app) => app.variant === variant)?.code ?? {};
    return files?.[entrypoint] ?? this.querySelector(`[data-code=${variant}] code`)?.textContent ?? "";
  }

  /** @returns {NodeListOf<LiveDemo>} all of the page, in their order */
  static all() {
    return document.querySelectorAll("live-demo");
  }

  get idle() {
    return this.dataset[DEMO.state] === "idle";
  }

  prepare() {
    for (const app of this.apps) {
      app.prepare();
    }
  }

  unprepare() {
    for (const app of this.apps) {
      app.unprepare();
    }
  }

  /** What the apps run on. @returns {Runtime | null} */
  get runtime() {
    const { [DEMO.runtime]: runtime, [DEMO.startMode]: startMode, [DEMO.xray]: xray } = this.dataset;
    return runtime ? /** @type {Runtime} */ ({ root: SITE + runtime, startMode, xray: xray === "on" }) : null;
  }

  /** Starts Python, which takes longest, before there is an app for it. */
  startPython() {
    if (this.runtime) {
      startEarly(this.runtime);
    }
  }

  /** Scrolls, no further than needed, to where the buttons, both apps and the table are seen. */
  bringIntoView() {
    const [live, table] = [".demo__live", ".demo__inputs"].map((part) => this.querySelector(part));
    if (live) {
      // The table too, where it fits.
      bringIntoView(table && fit([live, table]) ? [live, table] : [live]);
    }
  }

  start() {
    /** @type {Promise<void> | undefined} */
    let turn;
    for (const app of this.apps) {
      turn = app.start(false, turn);
    }
  }

  stop() {
    for (const app of this.apps) {
      app.stop();
    }
  }

  /** Shows the state of the pair: the worst of its two apps'. */
  show() {
    const all = this.apps.map((app) => app.state);
    const order = /** @type {AppState[]} */ (["failed", "starting", "running"]);
    const state = order.find((one) => all.includes(one)) ?? "idle";
    this.dataset[DEMO.state] = state;
    if (this.run && this.halt && this.status) {
      const one = state === "running" && all.includes("idle");
      this.run.textContent = state === "idle" || one ? WORDS.run : WORDS.restart;
      this.halt.hidden = state === "idle";
      if (!this.player?.speaks) {
        const words = STATUS[one ? "one" : state];
        // What is put there again is read aloud again.
        if (this.status.textContent !== words) {
          this.status.textContent = words;
        }
      }
    }
    if (state === "running") {
      keepForOffline();
      makeNextReady(LiveDemo.all());
    }
  }
}

customElements.define("live-demo", LiveDemo);
