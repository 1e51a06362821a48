/** The `<own-app>` element: where a reader's own app is written and runs, and one that came with a link. */

import { AppFrame } from "../app-frame.mjs";
import { bringIntoView } from "../bring-into-view.mjs";
import { noteApps, wasCutShort } from "../cut-short.mjs";
import { make, makeButton } from "../dom.mjs";
import { watchRunTime } from "../editor/run-notice.mjs";
import { keepForOffline, onInterest } from "../python-session.mjs";
import { loadStyleSheet } from "../style-sheet.mjs";
import { OWN_APP, STAGE } from "../../shared/document-state.mjs";
import { SITE } from "../../shared/site-root.mjs";
import { nameInRecord } from "../xray/live-app.mjs";
import { mountXray } from "../xray/mount.mjs";
import { tellRecord } from "../xray/tell-record.mjs";
import { emptyApp, FIRST, isEmpty, likelyEntrypoint, startingWith, withFile } from "./app-files.mjs";
import { CodePane } from "./code-pane.mjs";
import { copyLink } from "./copy-link.mjs";
import { pageOfDemo } from "./demo-page.mjs";
import { fileOf, keep } from "./download.mjs";
import { Examination } from "./examination/examination.mjs";
import { FindingActs } from "./examination/finding-acts.mjs";
import { keepApp, readEdited, readOwn } from "./kept-app.mjs";
import { isLink, LINK_WORDS, LinkError, openLink } from "./link.mjs";
import { MissingList } from "./missing-list.mjs";
import { filesIn, readFiles } from "./read-files.mjs";

/** @import { AppCode } from "../../shared/frame-messages.d.mts" */
/** @import { LinkAbout } from "./link.mjs" */
/** @import { Found } from "./read-files.mjs" */
/** @import { LitDetail } from "../xray/lit-lines.mjs" */
/** @import { Runtime } from "../../shared/worker-messages.d.mts" */

/** What an own app is called, where a demo's are `broken` and `fixed`. */
const VARIANT = "own";

/** Dispatched when the app's state is another one. */
const TOLD = "own-app-told";

/** How long the reader has to stop typing before the code is kept and looked at. */
const PAUSE_MS = 400;

const WORDS = {
  app: "Your app",
  run: "Run",
  restart: "Restart",
  stop: "Stop",
  examine: "Examine",
  link: "Copy a link",
  download: "Download",
  anew: "Start anew",
  begin: "Paste your app, drag its files here, or begin with:",
  nothing: "There is no code yet: paste an app, or begin with one of these.",
  undo: "Take that back",
  cleared: "Your app is taken away.",
  taken: (/** @type {number} */ count) => `${count} ${count === 1 ? "file is" : "files are"} taken.`,
  notKept:
    "Your browser keeps nothing for this site, or has no room left: download your app before you leave the page.",
  others: "This is somebody else's code. It came with the link that you opened.",
  read: "Read it before you run it. It runs apart from this site, and your own app is kept.",
  titled: "They call it: ",
  of: "The demo that it began from",
  leave: "Back to my own app",
  lost: "An input was lost: see the X-ray below.",
};

/** Its name beside those of pairs: see cut-short.mjs. */
const NAME = "own-app";

/** What the status says. */
const STATUS = {
  idle: "Nothing runs before you press Run.",
  cutShort:
    "The browser ended this page while your app ran, as it does where memory is short. Close other tabs and apps, then press Run.",
  stopped: "You stopped the app.",
  starting: "Starting Streamlit in your browser.",
  running: "The app is running.",
  failed: "The app could not start. You can read why in its place.",
};

/** @typedef {{hash: string} & Required<LinkAbout>} OpenLink */

export class OwnApp extends HTMLElement {
  /** The link whose app is open. @type {OpenLink | null} */
  link = null;
  /** Whether the code that is open was begun, by Run or Restart. */
  begun = false;
  /** Whether the X-ray tells of a lost input. */
  hasLoss = false;
  unmountXray = () => {};
  /** Whether there is something that is not kept yet. */
  unkept = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  pause;
  leaving = new AbortController();
  palette = new MutationObserver(() => this.frame?.paint());

  async connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    await loadStyleSheet(new URL("own-app.css", import.meta.url).href).catch(() => {});
    if (signal.aborted) {
      return;
    }
    this.link = null;
    if (!this.pane) {
      this.build();
    }
    /** @type {HTMLElement | null} */
    const place = this.querySelector(".own-app__xray");
    if (place) {
      this.mountXray(place);
      signal.addEventListener("abort", () => this.unmountXray());
      // What the app told before it ended has come by now.
      this.addEventListener("xray-start", () => this.begun || this.mountXray(place), { signal });
    }
    this.palette.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    window.addEventListener("hashchange", () => this.look(), { signal });
    window.addEventListener("pagehide", () => this.save(), { signal });
    signal.addEventListener(
      "abort",
      onInterest(this, () => this.frame?.warm()),
    );
    if (isLink(window.location.hash)) {
      await this.look();
    } else {
      await this.open(readOwn(), null);
    }
  }

  /**
   * Puts an X-ray there that knows of no app yet.
   * @param {HTMLElement} place
   */
  mountXray(place) {
    this.unmountXray();
    this.unmountXray = mountXray(this, {
      variants: [VARIANT],
      place,
      told: (hasLoss) => {
        if (this.hasLoss !== hasLoss) {
          this.hasLoss = hasLoss;
          this.tell();
        }
      },
    });
  }

  disconnectedCallback() {
    this.leaving.abort();
    this.palette.disconnect();
    this.save();
    this.frame?.stop();
    this.examination?.leave();
    this.pane?.close();
  }

  build() {
    /** What the build of the site has given. @type {{startingPoints: {title: string, code: string}[], modules: string[]}} */
    const { startingPoints, modules } = JSON.parse(this.dataset[OWN_APP.given] ?? "");
    this.notice = make("div", { className: "own-app__notice", hidden: true });
    this.status = make("p", { className: "own-app__status" });
    this.status.setAttribute("role", "status");
    this.said = make("div", { className: "own-app__said" });
    this.said.setAttribute("role", "status");
    this.missing = new MissingList(modules);
    this.pane = new CodePane({
      changed: () => this.changed(),
      say: (words, undo) => this.say(words, undo),
      run: () => this.run(),
      take: (files) => this.take(files),
    });
    this.start = this.makeStart(startingPoints);
    const bar = this.makeBar();
    const stage = make("div", { className: "demo__stage" });
    stage.dataset[STAGE.variant] = VARIANT;
    const live = make("section", { className: "own-app__app" }, stage);
    live.setAttribute("aria-label", WORDS.app);
    const sides = make("div", { className: "own-app__sides" }, this.pane.element, live);
    this.acts = new FindingActs(this);
    this.examination = new Examination(this.runtime, this.acts);
    const { element } = this.examination;
    const parts = [this.notice, bar, this.start, this.missing.element, this.said, sides, element];
    const bench = make("div", { className: "own-app__bench" });
    bench.append(...parts);
    this.querySelector("own-app-loader")?.replaceWith(bench);
    this.frame = this.makeFrame(stage);
    this.addEventListener("xray-lit", this.light);
    for (const type of ["dragenter", "dragover", "dragleave", "drop"]) {
      // Before the editor, which would put the text of a file into its own.
      this.addEventListener(type, this.drag, { capture: true });
    }
    this.tell();
  }

  makeBar() {
    const link = () => copyLink(this.code, /** @type {HTMLElement} */ (this.said), this.link ?? {});
    const download = async () => keep(await fileOf(this.code));
    this.halt = quiet(WORDS.stop, () => this.stop());
    this.anew = quiet(WORDS.anew, () => this.clear());
    const verbs = [
      makeButton(WORDS.run, () => this.run()),
      quiet(WORDS.restart, () => this.restart()),
      this.halt,
      quiet(WORDS.examine, () => this.examine()),
    ];
    const others = [quiet(WORDS.link, link), quiet(WORDS.download, download), this.anew];
    return make(
      "div",
      { className: "own-app__bar" },
      make("div", { className: "own-app__verbs" }, ...verbs),
      make("div", { className: "own-app__verbs" }, ...others),
      /** @type {HTMLElement} */ (this.status),
    );
  }

  /** @param {{title: string, code: string}[]} startingPoints */
  makeStart(startingPoints) {
    const buttons = startingPoints.map(({ title, code }) =>
      quiet(title, async () => {
        await this.pane?.change(withFile(emptyApp(), FIRST, code));
        this.pane?.editor?.focus();
      }),
    );
    return make("div", { className: "own-app__start" }, make("p", { textContent: WORDS.begin }), ...buttons);
  }

  /** @param {HTMLElement} stage */
  makeFrame(stage) {
    const frame = new AppFrame({
      stage,
      title: WORDS.app,
      runtime: this.runtime,
      changed: () => this.tell(),
      used: () => {},
      recorded: (record) => tellRecord(this, VARIANT, record, frame.code),
    });
    this.watching = watchRunTime(frame, () => this.restart());
    return frame;
  }

  /** @returns {Runtime | null} what the app runs on */
  get runtime() {
    const { [OWN_APP.runtime]: root, [OWN_APP.startMode]: startMode, [OWN_APP.xray]: xray } = this.dataset;
    return root ? /** @type {Runtime} */ ({ root: SITE + root, startMode, xray: xray === "on" }) : null;
  }

  /** @returns {AppCode} what is in the editor: the reader's own app, or a stranger's */
  get code() {
    return /** @type {CodePane} */ (this.pane).code;
  }

  /**
   * Gives the text whose lines the X-ray speaks of.
   * @param {string} _variant
   * @param {string} [file] by its name from the folder of the script that runs; none for that one
   */
  sourceOf(_variant, file = "") {
    const { files } = this.code;
    return files[Object.keys(files).find((path) => nameInRecord(this.code, path) === file) ?? ""];
  }

  /** Opens the app that the page's address holds; if it holds none, what is open stays. */
  async look() {
    const { hash } = window.location;
    if (!isLink(hash) || hash === this.link?.hash) {
      return;
    }
    const { signal } = this.leaving;
    /** @type {AppCode} */
    let code;
    let about = { title: "", demo: "" };
    let trouble = "";
    try {
      ({ code, ...about } = await openLink(hash));
      code = readEdited(code, hash);
    } catch (error) {
      trouble = LINK_WORDS[error instanceof LinkError ? error.kind : "damaged"];
      code = readOwn();
    }
    if (hash === window.location.hash && !signal.aborted) {
      await this.open(code, trouble ? null : { hash, ...about });
      this.say(trouble);
    }
  }

  /**
   * Shows an app, in the place of the one before, which ends.
   * @param {AppCode} code
   * @param {OpenLink | null} link that it came with
   */
  async open(code, link) {
    this.save();
    this.end();
    this.examination?.leave();
    this.link = link;
    this.say("");
    this.anew?.toggleAttribute("hidden", link !== null);
    if (this.notice) {
      this.notice.hidden = link === null;
      this.notice.replaceChildren(...(link ? this.noticeOf(link) : []));
    }
    const shown = this.pane?.put(code);
    this.showAids();
    await shown;
  }

  /** @param {OpenLink} link whose title is what a stranger calls their app */
  noticeOf({ title, demo }) {
    const leave = quiet(WORDS.leave, async () => {
      // The address is that of the page again, so a reload shows the reader's own app too.
      const { pathname, search } = window.location;
      window.history.replaceState(window.history.state, "", pathname + search);
      await this.open(readOwn(), null);
      this.pane?.editor?.focus();
    });
    const called = title ? [make("p", {}, WORDS.titled, make("q", { textContent: title }))] : [];
    const of = make("p", { hidden: true });
    this.nameDemo(demo, of);
    const words = make("p", {}, make("strong", { textContent: WORDS.others }), ` ${WORDS.read}`);
    return [words, ...called, of, leave];
  }

  /**
   * Leads to the demo of which the app is an edit. That is one of this site's, or nothing is said.
   * @param {string} slug
   * @param {HTMLElement} place
   */
  async nameDemo(slug, place) {
    const page = await pageOfDemo(slug);
    if (page) {
      place.replaceChildren(make("a", { href: SITE + page, textContent: WORDS.of }));
      place.hidden = false;
    }
  }

  /** Runs the code: puts it into the running app, or starts it. */
  run() {
    this.go((frame) => frame.run(this.code));
  }

  /** Runs the code in a new session. */
  restart() {
    this.go((frame) => frame.restart(this.code));
  }

  /** @param {(frame: AppFrame) => void} act */
  go(act) {
    this.save();
    if (isEmpty(this.code)) {
      this.say(WORDS.nothing);
    } else if (this.frame) {
      this.watching?.clear();
      this.begun = true;
      act(this.frame);
      this.pane?.editor?.ran();
      bringIntoView([this.frame.stage]);
    }
  }

  /** Finds out which of the app's inputs get lost. */
  examine() {
    this.save();
    if (isEmpty(this.code)) {
      this.say(WORDS.nothing);
    } else {
      this.say("");
      this.examination?.begin(this.code);
    }
  }

  /** Resolves when the app, which starts, runs or has not come to that. */
  async started() {
    while (this.frame?.state === "starting") {
      await new Promise((resolve) => this.addEventListener(TOLD, resolve, { once: true }));
    }
  }

  /** Stops the app. Of code that takes long it is said where it was. */
  stop() {
    if (this.watching?.isLong) {
      this.watching.end();
    } else {
      this.frame?.stop();
    }
  }

  /** Ends the app, because its code goes. Nothing is told of it any more. */
  end() {
    const { begun } = this;
    this.begun = false;
    this.hasLoss = false;
    this.frame?.stop();
    this.watching?.clear();
    if (begun) {
      tellRecord(this, VARIANT, null, null);
    }
  }

  /** Takes the reader's app away. */
  clear() {
    const before = this.code;
    this.end();
    this.pane?.change(emptyApp());
    this.say(WORDS.cleared, () => this.pane?.change(before));
  }

  changed() {
    this.acts?.dim();
    this.examination?.noteChange();
    this.unkept = true;
    this.say("");
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.save(), PAUSE_MS);
    this.showAids();
  }

  /** Keeps the code on the device. */
  save() {
    clearTimeout(this.pause);
    if (this.unkept) {
      this.unkept = false;
      if (!keepApp(this.code, this.link?.hash)) {
        this.say(WORDS.notKept);
      }
    }
  }

  /**
   * Takes files into the app. Of an empty one they become the whole.
   * @param {Found[]} found
   */
  async take(found) {
    const { files, refused } = await readFiles(found);
    const { code: before } = this;
    const entrypoint = isEmpty(before) ? likelyEntrypoint(files) : undefined;
    const count = Object.keys(files).length;
    if (count > 0) {
      const all = { ...(entrypoint ? {} : before.files), ...files };
      const code = startingWith({ ...before, files: all }, entrypoint ?? before.entrypoint);
      await this.pane?.change(code, entrypoint ?? Object.keys(files)[0]);
    }
    const words = [...(count > 0 ? [WORDS.taken(count)] : []), ...refused].join(" ");
    this.say(words, count > 0 ? () => this.pane?.change(before) : undefined);
  }

  drag = (/** @type {Event} */ event) => {
    const { dataTransfer } = /** @type {DragEvent} */ (event);
    if (!dataTransfer?.types.includes("Files")) {
      return; // Text that is dragged within the editor is its own.
    }
    event.preventDefault();
    event.stopPropagation();
    this.classList.toggle("own-app--over", event.type === "dragenter" || event.type === "dragover");
    if (event.type === "drop") {
      filesIn(dataTransfer).then((files) => this.take(files));
    }
  };

  light = (/** @type {Event} */ event) => {
    const { lines, files } = /** @type {CustomEvent<LitDetail>} */ (event).detail;
    if (this.pane) {
      const name = nameInRecord(this.code, this.pane.current);
      const running = name === "" ? lines : (files[name] ?? []);
      const shown = this.acts?.linesIn(this.pane.current) ?? [];
      this.pane.editor?.light(running.length > 0 ? running : shown);
    }
  };

  /** Shows what goes with the code as it is now. */
  showAids() {
    this.start?.toggleAttribute("hidden", this.link !== null || !isEmpty(this.code));
    this.missing?.judge(this.code);
  }

  /** Shows how far the app is. */
  tell() {
    const state = this.frame?.state ?? "idle";
    this.dataset[OWN_APP.state] = state;
    noteApps(NAME, state === "starting" || state === "running");
    if (this.status && this.halt) {
      const cutShort = state === "idle" && wasCutShort(NAME);
      const words = cutShort ? STATUS.cutShort : STATUS[state === "idle" && this.begun ? "stopped" : state];
      this.status.replaceChildren(words, ...(this.hasLoss ? [" ", this.linkToXray()] : []));
      this.halt.disabled = state === "idle";
    }
    if (state === "running") {
      keepForOffline();
    }
    this.dispatchEvent(new Event(TOLD));
  }

  linkToXray() {
    const place = this.querySelector(".own-app__xray");
    const link = make("a", { href: `#${place?.id}`, textContent: WORDS.lost });
    link.addEventListener("click", (event) => {
      // The address may hold the app: neither the browser nor Material's instant navigation is to change it.
      event.preventDefault();
      event.stopPropagation();
      const summary = place?.querySelector("summary");
      summary?.scrollIntoView({ block: "start" });
      summary?.focus({ preventScroll: true });
    });
    return link;
  }

  /**
   * Says what was done.
   * @param {string} words
   * @param {() => void} [undo]
   */
  say(words, undo) {
    const back = undo && quiet(WORDS.undo, undo);
    const said = words ? [make("span", { textContent: words })] : [];
    this.said?.replaceChildren(...said, ...(back ? [back] : []));
  }
}

/**
 * @param {string} words
 * @param {() => void} press
 */
function quiet(words, press) {
  const button = makeButton(words, press);
  button.classList.add("demo__button--quiet");
  return button;
}

customElements.define("own-app", OwnApp);
