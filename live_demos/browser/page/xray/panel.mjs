/** The open X-ray: goes through what each input ran, step by step, in all apps that it shows at once. */

import { make } from "../dom.mjs";
import { DEMO } from "../../shared/document-state.mjs";
import { SITE } from "../../shared/site-root.mjs";
import { align } from "./align.mjs";
import { isCurrent, listingOf, ranCode } from "./app-code.mjs";
import { headline } from "./headline.mjs";
import { itemsOf, sideHtml, stateHtml, termsHtml } from "./html.mjs";
import { LitLines } from "./lit-lines.mjs";
import { liveMoment } from "./live-headline.mjs";
import { isNumbered } from "./names.mjs";
import { narrate } from "./narrate.mjs";
import { changeWords, countWords, titleWords, upper, whenWords } from "./phrases.mjs";

/** @import { Told } from "./apps.mjs" */
/** @import { Position } from "./align.mjs" */
/** @import { XrayDisclosure } from "./disclosure.mjs" */
/** @import { LiveApp } from "./live-app.mjs" */
/** @import { Code, Narration, Side, Trace } from "./types.mjs" */

const PACE_MS = 1500;

/** How much of the window's height can be used: the site's head takes some. */
const FITS = 0.85;

const WORDS = {
  noInput: "This app has not had this input.",
  changed:
    "You have changed this app’s code. What was recorded is of the code before: run yours, and its runs are shown here.",
  older: "This is what your code ran before you changed it. Run it again to see its lines.",
  recorded: "Recorded when this site was built.",
  live: "Live: what your two apps have just run.",
  liveOne: "Live: what your app has just run.",
  edit: "your edit",
};

/** At the step of an app while the other one has more to do. */
const WAITS = "Waits here while the other app goes on.";

const OTHER = { recorded: "Show live", live: "Show recorded" };

export class XrayPanel {
  /** @type {Trace | null} */
  trace = null;
  /** @type {"recorded" | "live"} */
  source = "recorded";
  moment = 0;
  /** From 1; 0 is the whole moment at once. */
  step = 0;
  /** Of which app a link names a step. @type {Side} */
  variant;
  /** The apps whose moments are shown. @type {Told[]} */
  apps = [];
  /** @type {Partial<Record<Side, (Narration | undefined)[]>>} */
  narrations = {};
  /** The code that ran. @type {Partial<Record<Side, Code>>} */
  codes = {};
  /** @type {Position[]} of the moment that is shown */
  positions = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  playing;
  hadLive = false;
  /** What is said at the moment that is drawn, beside what ran. */
  notesShown = "";

  panel = make("div", { className: "xray__panel" });
  from = make("span", {});
  terms = make("p", { className: "xray__terms" });
  other = makeButton("", () => this.change());
  strip = make("ol", { className: "xray__strip" });
  when = make("p", { className: "xray__when" });
  back = makeButton("Back", () => this.goBy(-1));
  next = makeButton("Step", () => this.goBy(1));
  play = makeButton("Play", () => (this.playing ? this.rest() : this.playOn()));
  whole = makeButton("All steps", () => this.showAll());
  count = make("span", { className: "xray__count" });
  link = make("a", { className: "xray__link", textContent: "Link to this step" });
  now = make("p", { className: "demo__unseen" });
  sides = make("div", { className: "xray__sides" });

  /** @param {XrayDisclosure} disclosure */
  constructor(disclosure) {
    this.disclosure = disclosure;
    this.host = disclosure.element;
    this.shown = disclosure.sides;
    [this.variant = "own"] = this.shown;
    this.slug = this.host.getAttribute("slug") ?? "";
    this.listings = new Map(this.shown.map((side) => [side, listingOf(this.host, side)]));
    this.lights = new Map(this.shown.map((side) => [side, new LitLines(this.host, side)]));
    this.build();
    this.ready = this.load();
  }

  async load() {
    try {
      const response = this.slug ? await fetch(`${SITE}demos/${this.slug}/trace.json`) : undefined;
      this.trace = response?.ok ? await response.json() : null;
    } catch {
      this.trace = null;
    }
    this.moment = this.first();
    this.update();
  }

  /** @returns {LiveApp[]} */
  get live() {
    return this.disclosure.live?.all ?? [];
  }

  /** Where to begin: at what the headline speaks of. */
  first() {
    return this.source === "recorded" && this.trace ? headline(this.trace).moment : liveMoment(this.live);
  }

  build() {
    this.strip.setAttribute("aria-label", "Inputs");
    this.now.setAttribute("aria-live", "polite");
    this.link.addEventListener("click", (event) => this.copy(event));
    const from = make("p", { className: "xray__from" }, this.from, " ", this.other);
    const tools = make("div", { className: "xray__tools" });
    tools.append(this.back, this.next, this.play, this.whole, this.count, this.link);
    this.panel.append(from, this.terms, this.strip, this.when, tools, this.now, this.sides);
    this.panel.setAttribute("role", "group");
    this.panel.setAttribute("aria-label", "X-ray, step by step. Left and right arrow keys step.");
    this.panel.addEventListener("keydown", (event) => this.press(event));
    // Who follows a link lands here: nothing that a step draws anew may have the focus.
    this.when.tabIndex = -1;
  }

  /** Takes in what the apps have told since. */
  update() {
    const hasLive = this.disclosure.live?.hasTold ?? false;
    const wasLast = this.moment >= this.last();
    if (hasLive !== this.hadLive) {
      this.hadLive = hasLive;
      this.source = hasLive ? "live" : "recorded";
      this.moment = this.first();
      this.step = 0;
    } else if (this.source === "recorded" && !this.trace && hasLive) {
      this.source = "live";
      this.moment = this.first();
    } else if (this.source === "live" && wasLast) {
      this.moment = Infinity;
      this.step = 0;
    }
    this.renew();
  }

  /** Shows the recorded moments instead of the live ones, or the other way round. */
  change() {
    this.rest();
    this.source = this.source === "live" ? "recorded" : "live";
    this.moment = this.first();
    this.step = 0;
    this.renew();
  }

  last() {
    return Math.max(0, ...this.shown.map((side) => this.narrations[side]?.length ?? 0)) - 1;
  }

  /** Draws all anew: other moments are there, or another one is chosen. */
  renew() {
    if (!this.trace && !this.hadLive) {
      return;
    }
    this.read();
    this.moment = Math.max(Math.min(this.moment, this.last()), 0);
    this.inPlace(() => {
      this.showStrip();
      this.showMoment();
      this.show(this.step, false);
      this.from.textContent =
        this.source === "recorded" ? WORDS.recorded : this.shown.length > 1 ? WORDS.live : WORDS.liveOne;
      this.other.textContent = OTHER[this.source];
      this.other.hidden = !this.trace || !this.hadLive;
      this.disclosure.details.classList.toggle("xray--live", this.source === "live");
      if (!this.panel.isConnected) {
        this.disclosure.details.append(this.panel);
        this.disclosure.details.classList.add("xray--stepping");
      }
    });
  }

  /**
   * Changes something above the panel, and leaves the panel where the reader looks at it.
   * @param {() => void} change
   */
  inPlace(change) {
    const fixed = this.panel.isConnected ? this.when : this.disclosure.details;
    const before = fixed.getBoundingClientRect().top;
    change();
    window.scrollBy({ top: fixed.getBoundingClientRect().top - before, behavior: "instant" });
  }

  read() {
    const { trace, live } = this;
    const isRecorded = this.source === "recorded" && trace !== null;
    this.apps = isRecorded
      ? this.shown.map((side) => ({ side, moments: side === "own" ? [] : trace[side] }))
      : live;
    this.terms.innerHTML = termsHtml(isNumbered(this.apps.map(({ moments }) => moments)));
    const narrations = narrate(this.apps);
    this.narrations = {};
    this.codes = {};
    for (const app of this.apps) {
      const { side, moments } = app;
      const listing = /** @type {Code} */ (this.listings.get(side));
      const before = new Array(moments[0]?.number ?? 0).fill(undefined);
      this.codes[side] = isRecorded ? listing : ranCode(/** @type {LiveApp} */ (app), listing);
      this.narrations[side] =
        isRecorded && !this.isCurrent(side) ? [] : [...before, ...(narrations[side] ?? [])];
    }
  }

  /**
   * Whether the text that ran is the one that stands in the page.
   * @param {Side} side
   * @param {string} [file] none for the main script
   */
  isCurrent(side, file) {
    const code = this.codes[side];
    return code !== undefined && isCurrent(this.host, side, code, file);
  }

  /** @param {number} index */
  title(index) {
    const words = this.shown.map((side) => this.narrations[side]?.[index]?.words ?? "").filter(Boolean);
    return titleWords(index, [...new Set(words)].join(" / "));
  }

  showStrip() {
    const focused = this.strip.contains(document.activeElement);
    const buttons = [];
    for (let index = 0; index <= this.last(); index += 1) {
      const told = this.shown
        .map((side) => this.narrations[side]?.[index])
        .filter((one) => one !== undefined);
      if (told.length === 0) {
        continue;
      }
      const begins = told.every(({ kept }) => kept) ? "Run" : whenWords(0);
      const button = makeButton(index > 1 ? `${index}` : index > 0 ? whenWords(1) : begins, () => {
        this.rest();
        this.moment = index;
        this.step = 0;
        this.renew();
      });
      button.title = this.title(index);
      button.setAttribute("aria-label", this.title(index));
      if (index === this.moment) {
        button.setAttribute("aria-current", "step");
      }
      buttons.push(make("li", {}, button));
    }
    this.strip.replaceChildren(...buttons);
    if (focused) {
      this.chosen()?.focus();
    }
  }

  /** @returns {HTMLElement | null} */
  chosen() {
    return this.strip.querySelector("[aria-current]");
  }

  showMoment() {
    this.positions = align(
      this.shown.map((side) => ({
        side,
        entries: this.entriesOf(side),
        lines: this.codes[side]?.lines ?? [],
      })),
    );
    this.when.textContent = this.title(this.moment);
    this.notesShown = this.notes().join();
    this.sides.innerHTML = this.shown.map((side) => this.sideHtml(side)).join("");
  }

  /** @param {Side} side */
  sideHtml(side) {
    const app = this.apps.find((one) => one.side === side);
    const narration = this.narrations[side]?.[this.moment];
    const notes = [app?.refused ?? "", this.noteOn(side)].filter(Boolean);
    const name = this.shown.length > 1 ? upper(side) + (app?.isEdit ? `, ${WORDS.edit}` : "") : "";
    return sideHtml(side, name, notes, narration, this.codes[side]);
  }

  notes() {
    return this.shown.map((side) => this.noteOn(side));
  }

  /**
   * Says why there is nothing of an app, or why its lines are not lit.
   * @param {Side} side
   */
  noteOn(side) {
    if (this.narrations[side]?.[this.moment]) {
      return this.isCurrent(side) ? "" : WORDS.older;
    }
    const listing = this.listings.get(side);
    const isChanged = side !== "own" && listing && !isCurrent(this.host, side, listing);
    const isLive =
      this.source === "live" && this.live.some((app) => app.side === side && app.moments.length > 0);
    return isChanged && !isLive ? WORDS.changed : WORDS.noInput;
  }

  /** @param {Side} side */
  entriesOf(side) {
    return this.narrations[side]?.[this.moment]?.entries ?? [];
  }

  /**
   * @param {number} step
   * @param {boolean} [aloud]
   */
  show(step, aloud = true) {
    this.step = Math.max(Math.min(step, this.positions.length), 0);
    const position = this.positions[this.step - 1];
    this.panel.toggleAttribute("data-stepping", position !== undefined);
    this.inPlace(() => {
      if (this.notesShown !== this.notes().join()) {
        this.showMoment(); // The reader has changed the code meanwhile.
      }
      for (const side of this.shown) {
        this.showSide(side, position);
      }
    });
    if (this.disclosure.details.open) {
      this.currentItem(this.variant)?.scrollIntoView({ block: "nearest" });
    }
    const all = this.positions.length;
    this.count.textContent = countWords(this.step, all, this.moment);
    this.play.textContent = this.playing ? "Pause" : "Play";
    disable(this.back, this.step === 0 && this.moment === 0);
    disable(this.next, this.step === all && this.moment >= this.last());
    disable(this.play, all === 0);
    this.whole.classList.toggle("xray__button--needless", this.step === 0);
    this.showLink();
    this.now.textContent = aloud ? this.words(position) : "";
  }

  showAll() {
    this.rest();
    this.show(0);
    // The button is needless now, and gone.
    this.next.focus({ preventScroll: true });
  }

  /**
   * @param {Side} side
   * @returns {HTMLElement | null}
   */
  currentItem(side) {
    return this.sides.querySelector(`[data-side="${side}"] [data-at="now"]`);
  }

  /**
   * @param {Side} side
   * @param {Position | undefined} position
   */
  showSide(side, position) {
    const narration = this.narrations[side]?.[this.moment];
    const element = this.sides.querySelector(`[data-side="${side}"]`);
    const { at = -1, moved = false } = position?.[side] ?? {};
    const entries = narration?.entries ?? [];
    const entry = position ? entries[at] : undefined;
    const items = element?.querySelectorAll("li") ?? [];
    const code = this.codes[side];
    for (const [index, { first, last }] of (code ? itemsOf(entries, code) : []).entries()) {
      const item = items[index];
      if (item) {
        item.dataset.at = !position ? "" : at > last ? "done" : at < first ? "later" : "now";
        item.toggleAttribute("aria-current", item.dataset.at === "now");
        item.dataset.who = entries[first]?.who ?? "";
        if (item.dataset.at === "now") {
          item.setAttribute("aria-current", "step");
          item.dataset.moved = `${moved}`;
        }
        item.querySelector(".xray__waits")?.remove();
        if (item.dataset.at === "now" && !moved) {
          item.append(make("p", { className: "xray__waits", textContent: WAITS }));
        }
      }
    }
    const state = element?.querySelector(".xray__state");
    if (state && narration) {
      state.outerHTML = position
        ? stateHtml("Session state now:", entry?.state ?? narration.before, entry?.changes)
        : stateHtml("Session state before:", narration.before);
    }
    const end = /** @type {HTMLElement | null} */ (element?.querySelector(".xray__end"));
    end?.toggleAttribute("data-later", Boolean(position) && at < entries.length - 1);
    this.lights.get(side)?.show(entries, at, entry, (file) => this.isCurrent(side, file));
  }

  /** @param {Position | undefined} position */
  words(position) {
    if (!position) {
      return this.title(this.moment);
    }
    const said = this.shown
      .filter((side) => position[side]?.moved)
      .map((side) => {
        const entry = this.entriesOf(side)[position[side]?.at ?? -1];
        const changes = entry?.changes.map((change) => `Session state: ${changeWords(change)}.`) ?? [];
        const says = [...(entry?.says ?? []), ...changes];
        const file = entry?.file === undefined ? "" : ` of ${entry.file}`;
        const line = entry?.line ? `, line ${entry.line}${file}` : "";
        const name = this.shown.length > 1 ? `${upper(side)}: ` : "";
        return `${name}${entry?.who}${line}. ${says.join(" ") || "Runs."}`;
      });
    return said.join(" ");
  }

  /**
   * Steps by hand, also on to another input.
   * @param {1 | -1} by
   */
  goBy(by) {
    this.rest();
    this.move(by);
  }

  /** @param {1 | -1} by */
  move(by) {
    const step = this.step + by;
    if (step > this.positions.length && this.moment < this.last()) {
      this.moment += 1;
      this.step = 0;
      this.renew();
      this.show(1);
    } else if (step < 0 && this.moment > 0) {
      this.moment -= 1;
      this.step = 0;
      this.renew();
      this.show(Infinity);
    } else {
      this.show(step, !this.playing);
    }
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by !== 0 && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.goBy(by);
    }
  }

  playOn() {
    if (this.step === this.positions.length) {
      this.step = 0;
    }
    const pace = Number(this.host.dataset[DEMO.pace] ?? PACE_MS);
    const tick = () => {
      this.playing = this.step + 1 < this.positions.length ? setTimeout(tick, pace) : undefined;
      this.show(this.step + 1, false);
    };
    tick();
  }

  /** Leaves the code as it was. */
  close() {
    this.rest();
    this.inPlace(() => this.lights.forEach((light) => light.dim()));
  }

  /** Ends playing. */
  rest() {
    clearTimeout(this.playing);
    this.playing = undefined;
    this.play.textContent = "Play";
  }

  /** Shows the step that the page's address names. */
  follow() {
    const [, variant, moment, step] = /-(broken|fixed)-(\d+)(?:-(\d+))?$/.exec(location.hash) ?? [];
    if (!this.trace || !variant) {
      return;
    }
    this.rest();
    this.source = "recorded";
    this.variant = /** @type {Side} */ (variant);
    this.moment = Number(moment);
    this.step = 0;
    this.renew();
    this.show(Number(step ?? 0));
    this.when.focus({ preventScroll: true });
    this.bringIntoView();
  }

  /** Shows the code and the step at once where both fit. */
  bringIntoView() {
    const source = this.host.querySelector(`[data-code="${this.variant}"]`);
    const current = this.currentItem(this.variant) ?? this.when;
    const height = current.getBoundingClientRect().bottom - (source?.getBoundingClientRect().top ?? 0);
    if (source && height < window.innerHeight * FITS) {
      source.scrollIntoView({ block: "start" });
    } else {
      current.scrollIntoView({ block: "center" });
    }
  }

  showLink() {
    this.link.hidden = this.source === "live";
    this.link.href = `#xray-${this.slug}-${this.variant}-${this.moment}-${this.step}`;
  }

  /** @param {Event} event */
  async copy(event) {
    // Nothing is to be loaded or scrolled to: what the link names is what is shown.
    event.preventDefault();
    event.stopPropagation();
    history.replaceState(history.state, "", this.link.href);
    const copied = await navigator.clipboard?.writeText(this.link.href).then(
      () => true,
      () => false,
    );
    this.now.textContent = copied ? "The link is copied." : "The link is in the address bar.";
    this.link.textContent = copied ? "Link copied" : "Link is in the address bar";
    setTimeout(() => (this.link.textContent = "Link to this step"), 2 * PACE_MS);
  }
}

/**
 * It keeps the focus, which a disabled button would lose.
 * @param {HTMLElement} button
 * @param {boolean} is
 */
function disable(button, is) {
  button.setAttribute("aria-disabled", `${is}`);
}

/**
 * @param {string} words
 * @param {() => void} press
 */
function makeButton(words, press) {
  const button = make("button", { type: "button", className: "xray__button", textContent: words });
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") !== "true") {
      press();
    }
  });
  return button;
}
