/** The open X-ray of a pair: goes through what each input ran, step by step, in both apps at once. */

import { make } from "../dom.mjs";
import { DEMO } from "../../shared/document-state.mjs";
import { SITE } from "../../shared/site-root.mjs";
import { align } from "./align.mjs";
import { headline, liveMoment } from "./headline.mjs";
import { escape, itemsOf, momentHtml, stateHtml, termsHtml } from "./html.mjs";
import { isNumbered } from "./names.mjs";
import { narrate } from "./narrate.mjs";
import { changeWords, titleWords, upper, whenWords } from "./phrases.mjs";

/** @import { Variant } from "../../shared/scenario-types.d.mts" */
/** @import { Position } from "./align.mjs" */
/** @import { XrayDisclosure } from "./disclosure.mjs" */
/** @import { Code, Entry, Narration, Trace } from "./types.mjs" */

const PACE_MS = 1500;

/** How much of the window's height can be used: the site's head takes some. */
const FITS = 0.85;

const VARIANTS = /** @type {const} */ (["broken", "fixed"]);

const NO_INPUT = "This app has not had this input.";

const FROM = {
  recorded: "Recorded when this site was built.",
  live: "Live: what your two apps have just run.",
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
  /** @type {Variant} whose step a link names */
  variant = "broken";
  /** @type {Record<Variant, (Narration | undefined)[]>} */
  narrations = { broken: [], fixed: [] };
  /** @type {Position[]} of the moment that is shown */
  positions = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  playing;
  hadLive = false;

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
    this.slug = disclosure.demo.getAttribute("slug") ?? "";
    this.code = {
      broken: this.codeOf("broken"),
      fixed: this.codeOf("fixed"),
    };
    this.build();
    this.ready = this.load();
  }

  /**
   * @param {Variant} variant
   * @returns {Code}
   */
  codeOf(variant) {
    const code = this.disclosure.demo.querySelector(`[data-code="${variant}"] code`);
    const own = [...(code?.querySelectorAll(".hll") ?? [])].map(
      (line) => line.closest("[id]")?.id ?? line.querySelector("[id]")?.id ?? "",
    );
    return {
      lines: (code?.textContent ?? "").split("\n"),
      own: own.map((id) => Number(/\d+$/.exec(id)?.[0])),
    };
  }

  async load() {
    try {
      const response = await fetch(`${SITE}demos/${this.slug}/trace.json`);
      this.trace = response.ok ? await response.json() : null;
    } catch {
      this.trace = null;
    }
    this.moment = this.first();
    this.update();
  }

  /** Where to begin: at what the headline speaks of. */
  first() {
    const { live } = this.disclosure;
    return this.source === "recorded" && this.trace ? headline(this.trace).moment : liveMoment(live);
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
    const { live } = this.disclosure;
    const hasLive = live.broken.length + live.fixed.length > 0;
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
    return Math.max(this.narrations.broken.length, this.narrations.fixed.length) - 1;
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
      this.from.textContent = FROM[this.source];
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
    const { live } = this.disclosure;
    const shown = this.source === "recorded" && this.trace ? this.trace : live;
    this.terms.innerHTML = termsHtml(isNumbered(shown));
    if (shown === this.trace) {
      this.narrations = narrate(this.trace.broken, this.trace.fixed);
    } else {
      const { broken, fixed } = narrate(live.broken, live.fixed);
      this.narrations = {
        broken: [...new Array(live.broken[0]?.number ?? 0).fill(undefined), ...broken],
        fixed: [...new Array(live.fixed[0]?.number ?? 0).fill(undefined), ...fixed],
      };
    }
  }

  /** @param {number} index */
  title(index) {
    const words = VARIANTS.map((variant) => this.narrations[variant][index]?.words ?? "").filter(Boolean);
    return titleWords(index, [...new Set(words)].join(" / "));
  }

  showStrip() {
    const focused = this.strip.contains(document.activeElement);
    const buttons = [];
    for (let index = 0; index <= this.last(); index += 1) {
      if (!this.narrations.broken[index] && !this.narrations.fixed[index]) {
        continue;
      }
      const button = makeButton(index > 1 ? `${index}` : whenWords(index), () => {
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
    const [broken, fixed] = [this.entriesOf("broken"), this.entriesOf("fixed")];
    this.positions = align(broken, fixed, this.code.broken.lines, this.code.fixed.lines);
    this.when.textContent = this.title(this.moment);
    this.sides.innerHTML = VARIANTS.map((variant) => {
      const narration = this.narrations[variant][this.moment];
      const html = narration ? momentHtml(narration, this.code[variant]) : `<p>${escape(NO_INPUT)}</p>`;
      return `<div class="xray__side" data-side="${variant}"><p><b>${upper(variant)}</b></p>${html}</div>`;
    }).join("");
  }

  /** @param {Variant} variant */
  entriesOf(variant) {
    return this.narrations[variant][this.moment]?.entries ?? [];
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
      for (const variant of VARIANTS) {
        this.showSide(variant, position);
      }
    });
    if (this.disclosure.details.open) {
      this.currentItem(this.variant)?.scrollIntoView({ block: "nearest" });
    }
    const all = this.positions.length;
    this.count.textContent = position ? `Step ${this.step} of ${all}` : all > 0 ? `${all} steps` : "No steps";
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
   * @param {Variant} variant
   * @returns {HTMLElement | null}
   */
  currentItem(variant) {
    return this.sides.querySelector(`[data-side="${variant}"] [data-at="now"]`);
  }

  /**
   * @param {Variant} variant
   * @param {Position | undefined} position
   */
  showSide(variant, position) {
    const narration = this.narrations[variant][this.moment];
    const side = this.sides.querySelector(`[data-side="${variant}"]`);
    const at = position?.[variant] ?? -1;
    const entries = narration?.entries ?? [];
    const entry = position ? entries[at] : undefined;
    const items = side?.querySelectorAll("li") ?? [];
    for (const [index, { first, last }] of itemsOf(entries, this.code[variant]).entries()) {
      const item = items[index];
      if (item) {
        item.dataset.at = !position ? "" : at > last ? "done" : at < first ? "later" : "now";
        item.toggleAttribute("aria-current", item.dataset.at === "now");
        item.dataset.who = entries[first]?.who ?? "";
        if (item.dataset.at === "now") {
          item.setAttribute("aria-current", "step");
          item.dataset.moved = `${position?.moved[variant]}`;
        }
        item.querySelector(".xray__waits")?.remove();
        if (item.dataset.at === "now" && !position?.moved[variant]) {
          item.append(make("p", { className: "xray__waits", textContent: WAITS }));
        }
      }
    }
    const state = side?.querySelector(".xray__state");
    if (state && narration) {
      state.outerHTML = position
        ? stateHtml("Session state now:", entry?.state ?? narration.before, entry?.changes)
        : stateHtml("Session state before:", narration.before);
    }
    const end = /** @type {HTMLElement | null} */ (side?.querySelector(".xray__end"));
    end?.toggleAttribute("data-later", Boolean(position) && at < entries.length - 1);
    this.light(variant, entries, at, entry);
  }

  /**
   * Shows in the code which line runs, and below the lines what they have made so far. Of a whole
   * moment it shows all, so that nothing moves when its steps are gone through.
   * @param {Variant} variant
   * @param {Entry[]} entries
   * @param {number} at
   * @param {Entry | undefined} entry
   */
  light(variant, entries, at, entry) {
    const lineOf = (/** @type {number} */ number) =>
      document.getElementById(`code-${this.slug}-${variant}-${number}`);
    this.dim(variant);
    const told = entry ? entries.slice(0, at + 1).filter(({ run }) => run === entry.run) : entries;
    for (const { line, last, part, values } of [...entries, ...told]) {
      const end = line && values.length > 0 ? lineOf(last ?? line) : null;
      if (end) {
        end.dataset.xray = "value";
        end.dataset.later = "";
        end.dataset.value = `${part === "callback" ? "in the callback: " : ""}${values.join(", ")}`;
      }
    }
    for (const { line, last, values } of told) {
      const end = line && values.length > 0 ? lineOf(last ?? line) : null;
      delete end?.dataset.later;
    }
    if (!entry) {
      return;
    }
    if (entry.line) {
      for (let number = entry.line; number <= (entry.last ?? entry.line); number += 1) {
        const line = lineOf(number);
        if (line) {
          line.dataset.xray = number === entry.line ? "first" : "lit";
        }
      }
    }
  }

  /** @param {Variant} variant */
  dim(variant) {
    for (const line of this.disclosure.demo.querySelectorAll(`[data-code="${variant}"] [data-xray]`)) {
      delete (/** @type {HTMLElement} */ (line).dataset.xray);
      line.removeAttribute("data-value");
      line.removeAttribute("data-later");
    }
  }

  /** @param {Position | undefined} position */
  words(position) {
    if (!position) {
      return this.title(this.moment);
    }
    const said = VARIANTS.filter((variant) => position.moved[variant]).map((variant) => {
      const entry = this.entriesOf(variant)[position[variant]];
      const changes = entry?.changes.map((change) => `Session state: ${changeWords(change)}.`) ?? [];
      const says = [...(entry?.says ?? []), ...changes];
      const line = entry?.line ? `, line ${entry.line}` : "";
      return `${upper(variant)}: ${entry?.who}${line}. ${says.join(" ") || "Runs."}`;
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
    const pace = Number(this.disclosure.demo.dataset[DEMO.pace] ?? PACE_MS);
    const tick = () => {
      this.playing = this.step + 1 < this.positions.length ? setTimeout(tick, pace) : undefined;
      this.show(this.step + 1, false);
    };
    tick();
  }

  /** Leaves the code as it was. */
  close() {
    this.rest();
    this.inPlace(() => VARIANTS.forEach((variant) => this.dim(variant)));
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
    this.variant = /** @type {Variant} */ (variant);
    this.moment = Number(moment);
    this.step = 0;
    this.renew();
    this.show(Number(step ?? 0));
    this.when.focus({ preventScroll: true });
    this.bringIntoView();
  }

  /** Shows the code and the step at once where both fit. */
  bringIntoView() {
    const source = this.disclosure.demo.querySelector(`[data-code="${this.variant}"]`);
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
