/** Says which inputs of a reader's app get lost, why, and what would mend it, while that is found out. */

import { bringIntoView } from "../../bring-into-view.mjs";
import { make, makeButton } from "../../dom.mjs";
import { loadStyleSheet } from "../../style-sheet.mjs";
import { Examiner } from "./examiner.mjs";
import { findingCard } from "./finding-card.mjs";
import { placesInWords } from "./places.mjs";

/** @import { AppCode } from "../../../shared/frame-messages.d.mts" */
/** @import { ExamineNews, Finding } from "../../../shared/findings.d.mts" */
/** @import { FindingActs } from "./finding-acts.mjs" */
/** @import { Runtime } from "../../../shared/worker-messages.d.mts" */

const WORDS = {
  name: "Examination",
  about:
    "A copy of your app gets many inputs here, in your browser. What is found was seen twice. Nothing is sent anywhere.",
  stop: "Stop",
  close: "Close",
  starting: "Starting a second Python.",
  changed: "You have changed the code since. Examine it again to see what holds now.",
  stopped: "You stopped the examination.",
  tries: (/** @type {string} */ words, /** @type {number} */ reruns) =>
    `Trying: ${words}. ${count(reruns, "rerun")} so far.`,
  settled: (/** @type {number} */ reruns) =>
    `No input got lost, and none needed a second one, in ${count(reruns, "rerun")}.`,
  found: (/** @type {number} */ number, /** @type {number} */ reruns) =>
    `${count(number, "finding")} in ${count(reruns, "rerun")}.`,
  unreached: (/** @type {number} */ widgets, /** @type {number} */ unseen, /** @type {string} */ places) =>
    `Of ${count(widgets, "widget")} in the code, no page has shown ${unseen}, so nothing is known of them: ${places}.`,
  capped: "The app has so many inputs that not all were tried.",
  partly: "Not everything was tried. ",
  cannot: "It could not be examined. ",
  locally: "On your own machine, where it runs, this command examines it:",
  trouble: "The examination failed. ",
};

export class Examination {
  /** The code that is examined. @type {AppCode | null} */
  code = null;
  over = true;

  /**
   * @param {Runtime | null} runtime
   * @param {FindingActs} acts what can be done with a finding
   */
  constructor(runtime, acts) {
    this.acts = acts;
    this.bar = make("progress", { className: "examination__progress" });
    this.bar.setAttribute("aria-label", WORDS.name);
    this.line = make("p", { className: "examination__line" });
    this.status = make("p", { className: "examination__status" });
    this.status.setAttribute("role", "status");
    this.list = make("ul", { className: "examination__findings" });
    this.stop = makeButton(WORDS.stop, () => this.halt());
    this.close = makeButton(WORDS.close, () => this.leave());
    this.close.classList.add("demo__button--quiet");
    const hidden = make("div", { className: "examination__frame" });
    const about = make("p", { className: "examination__about" }, WORDS.about);
    const verbs = make("div", { className: "own-app__verbs" }, this.stop, this.close);
    const heading = make("h2", { textContent: WORDS.name, tabIndex: -1 });
    this.element = make(
      "section",
      { className: "examination", hidden: true },
      make("div", { className: "examination__head" }, heading, verbs),
      about,
      this.bar,
      this.line,
      this.status,
      this.list,
      hidden,
    );
    this.element.setAttribute("aria-label", WORDS.name);
    this.examiner = new Examiner(hidden, runtime, (news) => this.take(news));
  }

  /**
   * Examines an app.
   * @param {AppCode} code
   */
  async begin(code) {
    await loadStyleSheet(new URL("examination.css", import.meta.url).href).catch(() => {});
    this.examiner.end();
    this.code = code;
    this.over = false;
    this.list.replaceChildren();
    this.status.textContent = "";
    this.line.textContent = WORDS.starting;
    this.bar.removeAttribute("value");
    this.element.hidden = false;
    this.element.classList.remove("examination--stale");
    this.tellWhetherItGoesOn(true);
    bringIntoView([this.element]);
    this.examiner.begin(code);
  }

  /** @param {ExamineNews} news */
  take(news) {
    switch (news.what) {
      case "tries":
        this.bar.max = news.most || 1;
        this.bar.value = news.reruns;
        this.line.textContent = WORDS.tries(news.words, news.reruns);
        break;
      case "finding":
        this.list.append(this.card(news.finding));
        break;
      case "end":
        this.end(endWords(news));
        this.list.replaceChildren(...news.findings.map((finding) => this.card(finding)));
        if (news.status === "cannot-diagnose") {
          this.line.append(
            WORDS.locally,
            " ",
            make("code", { textContent: `settled ${this.code?.entrypoint}` }),
          );
        }
        this.follow();
        break;
      case "trouble":
        this.end(WORDS.trouble + news.words);
        break;
    }
  }

  /** Shows more of what is found to a reader who sees the beginning of it. */
  follow() {
    const { top } = this.element.getBoundingClientRect();
    if (top > 0 && top < window.innerHeight) {
      bringIntoView([this.element]);
    }
  }

  /** @param {Finding} finding */
  card(finding) {
    const { entrypoint, files } = /** @type {AppCode} */ (this.code);
    const before = files[finding.file || entrypoint] ?? "";
    const several = Object.keys(files).length > 1;
    return findingCard(finding, before, several, {
      show: () => this.acts.show(finding, (words) => this.say(words)),
      light: () => this.acts.light(finding),
      edit: (edited) => this.acts.edit(finding, edited, (words) => (this.line.textContent = words)),
    });
  }

  /**
   * Says what is going on, unless the code is another one by now.
   * @param {string} words
   */
  say(words) {
    if (!this.element.classList.contains("examination--stale")) {
      this.line.textContent = words;
    }
  }

  halt() {
    if (!this.over) {
      this.end(WORDS.stopped);
      this.close.focus();
    }
  }

  /** @param {string} words */
  end(words) {
    this.over = true;
    this.examiner.end();
    this.status.textContent = words;
    this.line.textContent = "";
    this.tellWhetherItGoesOn(false);
  }

  /** Says that the code is another one by now. */
  noteChange() {
    if (this.code !== null && !this.element.classList.contains("examination--stale")) {
      this.halt();
      this.element.classList.add("examination--stale");
      this.line.textContent = WORDS.changed;
      for (const button of this.list.querySelectorAll("button")) {
        button.disabled = true;
      }
    }
  }

  leave() {
    this.examiner.end();
    this.over = true;
    this.code = null;
    this.element.hidden = true;
  }

  /** @param {boolean} goesOn */
  tellWhetherItGoesOn(goesOn) {
    this.bar.hidden = !goesOn;
    this.stop.hidden = !goesOn;
    this.close.hidden = goesOn;
  }
}

/** @param {Extract<ExamineNews, {what: "end"}>} news */
function endWords({ status, reruns, capped, why, findings, widgets, unreached }) {
  const unseen = unreached.length;
  const more =
    (capped ? ` ${WORDS.capped}` : "") +
    (why ? ` ${WORDS.partly}${why}` : "") +
    (unseen > 0 ? ` ${WORDS.unreached(widgets, unseen, placesInWords(unreached))}` : "");
  switch (status) {
    case "settled":
      return WORDS.settled(reruns) + more;
    case "findings":
      return WORDS.found(findings.length, reruns) + more;
    case "cannot-diagnose":
      return WORDS.cannot + why;
  }
}

/**
 * @param {number} number
 * @param {string} word
 */
function count(number, word) {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
}
