/**
 * The code of an app in a pair, in the hands of the reader: the editor in the place of the listing, and what
 * can be done with the edit. Loaded when somebody wants to change it, or has done so before.
 */

import { bringIntoView } from "../bring-into-view.mjs";
import { make, makeButton } from "../dom.mjs";
import { DEMO } from "../../shared/document-state.mjs";
import { lineIsPoor } from "../../shared/network-quality.mjs";
import { loadStyles, openEditor } from "./code-editor.mjs";
import { dropDraft, hashOf, keepDraft, readDraft, whenWords } from "./drafts.mjs";
import { watchRunTime } from "./run-notice.mjs";

/** @import { AppFrame } from "../app-frame.mjs" */
/** @import { AppCode } from "../../shared/frame-messages.d.mts" */
/** @import { CodeEditor } from "./code-editor.mjs" */
/** @import { Draft } from "./drafts.mjs" */
/** @import { Lit } from "../xray/lit-lines.mjs" */
/** @import { Mistake } from "./python-scan.mjs" */

/** @typedef {import("../live-demo.mjs").LiveDemo} LiveDemo */

const COMMAND = /Mac|iP(hone|ad|od)/.test(navigator.platform) ? "Cmd" : "Ctrl";

const WORDS = {
  run: "Run",
  restart: "Restart",
  undo: "Undo my changes",
  show: "Show what I changed",
  hide: "Hide what I changed",
  link: "Copy a link",
  goOn: "Go on",
  drop: "Throw away",
  keep: "Keep it after all",
  back: "Back to the code",
  dropped: "Your change is thrown away.",
  loading: "The editor is loading.",
  missing:
    "The editor could not be loaded: a file of this site is missing, or you are offline. Reload the page to try again. You can still read the code.",
  notKept:
    "Your browser keeps nothing for this site, or has no room left: your change is gone when you leave the page. Copy it if you need it.",
  unchanged: "You have changed nothing.",
  other: "The code on this page has changed since then.",
  undone: `The code is as it was. To have your changes back, press ${COMMAND}+Z in the editor.`,
  stillRuns: "The app still runs your edit: Run puts the original into it.",
};

/** What each verb does. Those without a keyboard are told of no keys. */
const HELP = {
  run: " starts your code. From then on, it puts it into the running app, which keeps its session.",
  runKeys: ` (${COMMAND}+Enter)`,
  restart: " begins a new session with everything fresh. ",
  leaveKeys: "Tab indents. To leave the editor by keyboard, press Escape, then Tab.",
};

/**
 * Makes a listing ready to be changed.
 * @param {LiveDemo} demo
 * @param {AppFrame} app
 * @param {HTMLElement} source the listing, `.demo__source`
 * @param {HTMLButtonElement} button by which the reader asks for the editor
 */
export function editListing(demo, app, source, button) {
  return new EditListing(demo, app, source, button);
}

export class EditListing {
  /** @type {CodeEditor | undefined} */
  editor;
  /** @type {ReturnType<typeof watchRunTime> | undefined} */
  watching;
  /** Who is told of X-ray's lines no more. */
  closing = new AbortController();

  /**
   * @param {LiveDemo} demo
   * @param {AppFrame} app
   * @param {HTMLElement} source
   * @param {HTMLButtonElement} button
   */
  constructor(demo, app, source, button) {
    this.demo = demo;
    this.app = app;
    this.source = source;
    this.button = button;
    this.id = `${demo.getAttribute("slug")}/${app.variant}`;
    /** The texts here are without the end of their last line, as listings show them. */
    this.original = withoutEnd(source.querySelector("code")?.textContent ?? "");
    this.file = source.querySelector(".filename")?.textContent?.trim() ?? `${app.variant}.py`;
    this.listing = /** @type {HTMLElement} */ (source.querySelector("pre"));
    this.verbs = make("div", { className: "editor__verbs" });
    this.place = make("div", { className: "editor__place" });
    this.said = make("p", { className: "editor__said" });
    this.said.setAttribute("role", "status");
    this.kept = make("p", { className: "editor__said" });
    this.kept.setAttribute("role", "status");
    this.help = helpOf(`editor-help-${this.id.replace("/", "-")}`);
    this.tools = make("div", { className: "editor__tools" });
    this.changes = make("div", { className: "editor__changes", hidden: true });
    this.foot = make("div", { className: "editor__foot" }, this.said, this.kept, this.tools, this.changes);
  }

  /** Offers to go on where the reader has left off, if there is a draft. */
  async offer() {
    const draft = readDraft(this.id);
    if (draft && this.textOf(draft) !== undefined) {
      await loadStyles();
      this.source.append(this.foot);
      this.offerDraft(draft);
    }
  }

  /** @param {Pick<Draft, "files"> | null} kept */
  textOf(kept) {
    const text = kept?.files[this.file];
    return text === undefined ? undefined : withoutEnd(text);
  }

  /** @param {Draft} draft */
  offerDraft(draft) {
    const other = draft.of === hashOf(this.original) ? "" : ` ${WORDS.other}`;
    this.said.textContent = `You changed this code ${whenWords(draft)}.${other}`;
    const drop = makeButton(WORDS.drop, () => {
      dropDraft(this.id);
      this.said.textContent = WORDS.dropped;
      const keep = makeButton(WORDS.keep, () => {
        keepDraft(this.id, draft);
        this.offerDraft(draft);
        this.tools.querySelector("button")?.focus();
      });
      this.tools.replaceChildren(quiet(keep));
      keep.focus();
    });
    this.tools.replaceChildren(
      makeButton(WORDS.goOn, () => this.open()),
      quiet(drop),
    );
  }

  /** Puts the editor in the place of the listing, as high as that is. It begins with what the reader had. */
  async open() {
    const text = this.textOf(readDraft(this.id)) ?? this.original;
    if (this.editor || this.button.disabled) {
      return;
    }
    this.button.disabled = true;
    this.said.textContent = WORDS.loading;
    this.tools.replaceChildren();
    this.source.append(this.foot);
    this.place.style.setProperty("--listing-height", `${this.listing.getBoundingClientRect().height}px`);
    try {
      this.editor = await openEditor(this.place, {
        text,
        runs: withoutEnd(this.demo.sourceOf(this.app.variant)),
        label: `Code of the ${this.app.variant} app, ${this.file}`,
        describedBy: this.help.id,
        onChange: () => this.changed(),
        onRun: () => this.run(),
        onMistake: (mistake) => this.sayMistake(mistake),
      });
    } catch {
      this.button.disabled = false;
      this.said.textContent = WORDS.missing;
      return;
    }
    this.build();
    this.listing.hidden = true;
    this.listing.after(this.place);
    this.button.replaceWith(this.verbs);
    this.editor.light(this.litLines());
    this.demo.addEventListener("xray-lit", this.light, { signal: this.closing.signal });
    this.watching ??= watchRunTime(this.app, () => this.restart());
    if (!lineIsPoor()) {
      this.app.warm();
    }
    this.show();
    this.editor.focus();
  }

  /** Puts the listing back in the place of the editor, and the demo's own app in that of the edit. */
  close() {
    this.closing.abort();
    this.closing = new AbortController();
    this.editor?.close();
    this.editor = undefined;
    nameApp(this.app, "", () => {});
    this.app.code = null;
    this.app.onRunTime(null);
    this.verbs.replaceWith(this.button);
    this.verbs.replaceChildren();
    this.button.disabled = false;
    this.listing.hidden = false;
    this.place.remove();
    this.help.remove();
    this.changes.hidden = true;
    this.foot.remove();
    this.offer();
  }

  build() {
    this.verbs.append(
      makeButton(WORDS.run, () => this.run()),
      quiet(makeButton(WORDS.restart, () => this.restart())),
    );
    this.undo = quiet(makeButton(WORDS.undo, () => this.undoAll()));
    this.compare = quiet(makeButton(WORDS.show, () => this.toggleChanges()));
    this.compare.setAttribute("aria-expanded", "false");
    this.tools.replaceChildren(this.undo, this.compare);
    if (this.demo.dataset[DEMO.links] === "on") {
      this.tools.append(quiet(makeButton(WORDS.link, () => this.copyLink())));
    }
    this.said.textContent = "";
    this.foot.insertBefore(this.help, this.tools);
  }

  get text() {
    return this.editor?.text ?? this.original;
  }

  get isOriginal() {
    return this.text === this.original;
  }

  changed() {
    this.sayMistake(this.editor?.mistake ?? null); // What was said before is of the code before.
    if (this.isOriginal) {
      dropDraft(this.id);
      this.kept.textContent = "";
    } else {
      const { files } = this.code;
      const isKept = keepDraft(this.id, { files, of: hashOf(this.original) });
      this.kept.textContent = isKept ? "" : WORDS.notKept;
    }
    this.show();
  }

  /** Shows what can be done now. */
  show() {
    const { isOriginal } = this;
    for (const button of [this.undo, this.compare]) {
      button?.toggleAttribute("disabled", isOriginal && this.changes.hidden === true);
    }
    if (!this.changes.hidden) {
      this.showChanges();
    }
  }

  /** @returns {AppCode} */
  get code() {
    return { entrypoint: this.file, files: { [this.file]: `${this.text}\n` }, trust: "typed" };
  }

  /** Puts the edit into the running app, or starts it. */
  run() {
    this.begin(this.code);
    this.app.run(this.code);
  }

  /** Begins a new session, with the edit if there is one. */
  restart() {
    const code = this.isOriginal ? null : this.code;
    this.begin(code);
    this.app.restart(code);
  }

  /** @param {AppCode | null} code */
  begin(code) {
    this.editor?.ran();
    this.sayMistake(this.editor?.mistake ?? null);
    nameApp(this.app, code === null || this.isOriginal ? "" : this.file, () => this.backToCode());
    const side = this.app.stage.closest(".demo__side");
    bringIntoView(side ? [side] : []);
  }

  backToCode() {
    this.source.scrollIntoView({ block: "center" });
    this.editor?.focus();
  }

  undoAll() {
    if (this.editor) {
      this.editor.text = this.original;
      this.editor.focus();
      this.said.textContent = this.runsEdit ? `${WORDS.undone} ${WORDS.stillRuns}` : WORDS.undone;
    }
  }

  /** Whether another code than the original is in the app. */
  get runsEdit() {
    const { code, state } = this.app;
    return state !== "idle" && this.textOf(code) !== undefined && this.textOf(code) !== this.original;
  }

  /** Copies a link that carries the code as it is now, to the page for readers' own apps. */
  async copyLink() {
    const { copyLink } = (await import("../own-app/copy-link.mjs").catch(() => null)) ?? {};
    if (copyLink) {
      const title = `${this.file} of “${this.demo.querySelector(".demo__title")?.textContent ?? ""}”`;
      await copyLink(this.code, this.said, {
        title: this.isOriginal ? title : `A changed ${title}`,
        demo: this.demo.getAttribute("slug") ?? "",
      });
    } else {
      this.said.textContent = WORDS.missing;
    }
  }

  toggleChanges() {
    this.changes.hidden = !this.changes.hidden;
    this.compare?.setAttribute("aria-expanded", `${!this.changes.hidden}`);
    if (this.compare) {
      this.compare.textContent = this.changes.hidden ? WORDS.show : WORDS.hide;
    }
    this.show();
  }

  async showChanges() {
    const { changesOf } = (await import("./changes.mjs").catch(() => null)) ?? {};
    this.changes.replaceChildren(
      changesOf ? changesOf(this.original, this.text) : make("p", { textContent: WORDS.missing }),
    );
  }

  /** @param {Mistake | null} mistake */
  sayMistake(mistake) {
    const words = mistake ? `Line ${mistake.line}: ${mistake.message}` : "";
    if (this.said.textContent !== words) {
      this.said.textContent = words; // Put in again, it would be read out again.
    }
  }

  /**
   * Gives the lines of the listing that X-ray has lit before.
   * @returns {Lit[]}
   */
  litLines() {
    const lines = /** @type {NodeListOf<HTMLElement>} */ (this.listing.querySelectorAll("code > span"));
    return [...lines].flatMap(({ dataset: { xray, value, later } }, index) => {
      const kind = /** @type {Lit["kind"] | undefined} */ (xray);
      return kind ? [{ line: index + 1, kind, value, isLater: later !== undefined }] : [];
    });
  }

  /** @param {Event} event */
  light = (event) => {
    const { variant, lines } = /** @type {CustomEvent<{variant: string, lines: Lit[]}>} */ (event).detail;
    if (variant === this.app.variant) {
      this.editor?.light(lines);
    }
  };
}

/** What an app's place was called before the reader's edit ran there. @type {WeakMap<AppFrame, string>} */
const titles = new WeakMap();

/**
 * Says at an app, which is about to begin, whether it is the reader's edit.
 * @param {AppFrame} app
 * @param {string} file of which it is an edit; empty if it is none
 * @param {() => void} goToCode
 */
export function nameApp(app, file, goToCode) {
  const side = app.stage.closest(".demo__side");
  const title = titles.get(app) ?? app.title;
  titles.set(app, title);
  app.title = file ? `Your edit of ${file}` : title;
  if (app.frame) {
    app.frame.title = app.title; // It may have waited for this, and be the one that runs.
  }
  side?.setAttribute("aria-label", app.title);
  side?.toggleAttribute("data-edit", file !== "");
  side?.querySelector(".editor__edit")?.remove();
  if (file) {
    const name = make("span", { className: "editor__edit" }, make("strong", { textContent: "Your edit" }));
    const back = make("button", { type: "button", className: "editor__back", textContent: WORDS.back });
    back.addEventListener("click", goToCode);
    name.append(make("span", { className: "demo__unseen", textContent: ` of ${file}` }), " ", back);
    side?.querySelector(".demo__verdict")?.before(name);
  }
}

/** @param {string} id */
function helpOf(id) {
  const verb = (/** @type {string} */ textContent) => make("strong", { textContent });
  const keys = (/** @type {string} */ textContent) =>
    make("span", { className: "editor__keys", textContent });
  const help = make("p", { className: "editor__help", id });
  help.append(verb(WORDS.run), keys(HELP.runKeys), `${HELP.run} `);
  help.append(verb(WORDS.restart), HELP.restart, keys(HELP.leaveKeys));
  return help;
}

/** @param {string} text */
function withoutEnd(text) {
  return text.replace(/\n$/, "");
}

/** @param {HTMLButtonElement} button */
function quiet(button) {
  button.classList.add("demo__button--quiet");
  return button;
}
