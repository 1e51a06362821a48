/**
 * *Fix it yourself*: the fixed app is out of sight, the broken one is in the editor, and a check says what
 * is still missing. Loaded when a reader wants it.
 */

import { make, makeButton } from "../dom.mjs";
import { loadScenario } from "../../shared/scenario.mjs";
import { loadStyleSheet } from "../style-sheet.mjs";
import { DEMO, ROW } from "../../shared/document-state.mjs";
import { readDraft } from "../editor/drafts.mjs";
import { tellRecord } from "../xray/tell-record.mjs";
import { bringIntoView, fit } from "../bring-into-view.mjs";
import { featuresOf } from "./code-features.mjs";
import { hintsOf } from "./hints.mjs";
import { judge } from "./judge.mjs";
import { observe } from "./observe.mjs";
import { wrongWay } from "./wrong-ways.mjs";

/** @import { EditListing } from "../editor/edit-listing.mjs" */
/** @import { Challenge as About, Scenario } from "../../shared/scenario-types.d.mts" */
/** @import { Observation, Row, Verdict } from "./judge.mjs" */

/** @typedef {import("../live-demo.mjs").LiveDemo} LiveDemo */

const WORDS = {
  title: "Fix it yourself",
  task: "*Fix it yourself.* Change the code until the app does what the table says. *Check* starts it anew, makes these inputs in it, and compares. Any way that works is right.",
  check: "Check",
  stop: "Stop checking",
  startOver: "Start over",
  leave: "Back to both apps",
  solution: "Show a solution",
  starting: "Starting your app, to make the inputs in it.",
  stopped: "The check was stopped.",
  passed: "Solved. Every row is as it should be, and another rerun would change nothing.",
  broken:
    "Something of the check itself went wrong, which says nothing about your code. You can check again.",
  missing: "The inputs could not be loaded. Leave, and try again.",
  unchanged: "You have changed nothing yet.",
  yours: "From the broken app to the fixed one of this page. Yours may look different.",
  difference: "From your solution to the fixed app of this page:",
  same: "The fixed app of this page is the same.",
  unsettled: "not settled",
  kept: "Your change is kept. Press Change this code to go on with it.",
};

/** What a row says beside the color: a sign, and a word for who hears it. @type {Record<Row["outcome"], [string, string]>} */
const SIGNS = {
  right: ["✓", "as it should be"],
  wrong: ["✗", "wrong"],
  unsettled: ["✗", ""],
  unknown: ["·", "not known"],
  untried: ["", ""],
  "left out": ["·", "not needed"],
};

/**
 * Begins a challenge.
 * @param {LiveDemo} demo
 * @param {EditListing} edit the listing of its broken app
 * @param {HTMLButtonElement} button by which the reader asked for it
 */
export async function begin(demo, edit, button) {
  const { href } = new URL("challenge.css", import.meta.url);
  const address = `${demo.player?.scenario ?? ""}`;
  const { signal } = new AbortController();
  const [scenario, about] = await Promise.all([
    loadScenario(address, signal),
    /** @type {Promise<About>} */ (
      fetch(new URL("challenge.json", new URL(address, document.baseURI))).then((answer) => answer.json())
    ),
    loadStyleSheet(href),
  ]);
  if (!scenario) {
    throw new TypeError(WORDS.missing);
  }
  await edit.open();
  if (!edit.editor) {
    throw new TypeError("the editor did not come"); // It has said so itself.
  }
  return new Challenge(demo, edit, button, scenario, about);
}

class Challenge {
  /** The check that is under way. @type {AbortController | undefined} */
  checking;
  /** How many hints are shown. */
  hinted = 0;

  /**
   * @param {LiveDemo} demo
   * @param {EditListing} edit
   * @param {HTMLButtonElement} button
   * @param {Scenario} scenario
   * @param {About} about
   */
  constructor(demo, edit, button, scenario, about) {
    this.demo = demo;
    this.edit = edit;
    this.button = button;
    this.scenario = scenario;
    this.about = about;
    this.steps = [scenario.start, ...scenario.inputs];
    this.hints = hintsOf(scenario, about, ownLines(demo));
    this.status = make("p", { className: "challenge__status" });
    this.status.setAttribute("role", "status");
    this.checkButton = makeButton(WORDS.check, () => (this.checking ? this.stop() : this.check()));
    this.hintButton = quiet(makeButton("", () => this.hint()));
    this.hintList = make("ol", { className: "challenge__hints" });
    this.solution = make("div", { className: "challenge__solution" });
    this.task = make("p", { className: "challenge__task" }, ...inMarks(WORDS.task));
    this.inputs = this.table();
    this.panel = make(
      "section",
      { className: "challenge" },
      make(
        "div",
        { className: "challenge__buttons" },
        this.checkButton,
        this.hintButton,
        quiet(makeButton(WORDS.startOver, () => this.startOver())),
        quiet(makeButton(WORDS.leave, () => this.leave())),
      ),
      this.status,
      this.inputs,
      this.hintList,
      this.solution,
    );
    this.panel.setAttribute("aria-label", WORDS.title);
    this.clear();
    demo.player?.end();
    demo.stop();
    demo.dataset[DEMO.challenge] = "open";
    demo.querySelector(".demo__live")?.before(this.task);
    demo.querySelector(".demo__listings")?.after(this.panel);
    this.showHintButton();
    edit.editor?.focus();
    demo.scrollIntoView({ block: "start", behavior: "instant" });
  }

  /** What is done, what should be seen then, and what was. */
  table() {
    this.rows = this.steps.map((step) => {
      const was = make("td", {});
      const sign = make("span", { className: "challenge__sign" });
      const words = step.only === "broken" ? "not needed" : step.fixed.words.join(", ") || "nothing";
      const row = make(
        "tr",
        {},
        make("th", { scope: "row" }, sign, step.words),
        make("td", { textContent: words }),
        was,
      );
      return { row, was, sign };
    });
    const head = ["Input", "Should be seen", "Was seen"].map((words) =>
      make("th", { scope: "col", textContent: words }),
    );
    return make(
      "table",
      { className: "demo__inputs challenge__table" },
      make("thead", {}, make("tr", {}, ...head)),
      make("tbody", {}, ...this.rows.map(({ row }) => row)),
    );
  }

  get app() {
    const [app] = this.demo.apps;
    if (!app) {
      throw new TypeError("a pair has two apps");
    }
    return app;
  }

  /** Starts the reader's app anew and makes the inputs in it. */
  async check() {
    const checking = new AbortController();
    this.checking = checking;
    this.checkButton.textContent = WORDS.stop;
    this.clear();
    this.status.textContent = WORDS.starting;
    const source = this.edit.text;
    /** @type {Observation[]} */
    const observations = [];
    let verdict = judge(this.scenario, this.about, observations);
    try {
      const all = observe(this.app, this.scenario, {
        records: this.demo,
        told: this.demo.dataset[DEMO.xray] === "on",
        start: () => this.start(),
        signal: checking.signal,
      });
      for await (const observation of all) {
        observations.push(observation);
        verdict = judge(this.scenario, this.about, observations);
        this.show(verdict);
        if (verdict.rows.some((row) => row.outcome === "wrong")) {
          break;
        }
        const next = this.steps[observations.length];
        this.status.textContent = next
          ? `Input ${observations.length} of ${this.steps.length - 1}: ${next.words}.`
          : "";
      }
      await this.conclude(verdict, source);
    } catch (error) {
      this.status.textContent = checking.signal.aborted ? WORDS.stopped : WORDS.broken;
      if (!checking.signal.aborted) {
        console.error(error);
      }
    }
    if (this.checking === checking) {
      this.checking = undefined;
      this.checkButton.textContent = WORDS.check;
      if (!checking.signal.aborted) {
        this.bringVerdict();
      }
    }
  }

  /** Starts the reader's app. The editor scrolls to it, unless it is seen: with what the panel says, if both fit. */
  start() {
    const both = [this.app.stage.closest(".demo__side") ?? this.app.stage, this.status];
    if (fit(both)) {
      bringIntoView(both, "instant");
    }
    this.edit.restart();
  }

  /** Scrolls to what the check has found: with the table, if both fit. */
  bringVerdict() {
    const both = [this.status, this.inputs];
    bringIntoView(fit(both) ? both : [this.status]);
  }

  stop() {
    this.checking?.abort(WORDS.stopped);
  }

  /** @param {Verdict} verdict */
  show({ rows }) {
    rows.forEach((row, number) => {
      const shown = this.rows?.[number];
      if (shown) {
        const [sign, word] = SIGNS[row.outcome];
        shown.row.dataset[ROW.outcome] = row.outcome;
        shown.sign.replaceChildren(sign && hidden(sign), word && unseen(` (${word}) `));
        shown.was.replaceChildren(...seenWords(row));
      }
    });
  }

  /**
   * Says how it ended.
   * @param {Verdict} verdict
   * @param {string} source what was checked
   */
  async conclude(verdict, source) {
    const { passed, failed, unsettled, rows } = verdict;
    if (passed) {
      this.status.textContent = WORDS.passed;
      this.panel.classList.add("challenge--passed");
      await this.reveal(WORDS.difference, source);
      return;
    }
    const row = rows[failed ?? -1];
    if (!row) {
      throw new TypeError("nothing was observed");
    }
    const changed = source !== this.edit.original;
    const way = changed ? await this.wayOf(source, row) : null;
    const where = failed === 0 ? "At the start" : `At input ${failed}, “${row.words}”`;
    const said = [];
    if (row.outcome === "unsettled") {
      said.push(`${where}, your app shows what it should. But it is not settled: ${rerunWords(row)}`);
    } else {
      said.push(
        row.trouble ? `${where}: ${row.trouble}` : `${where}, your app ${ended(row.problems.join("; "))}`,
      );
      if (row.endless?.line && !way?.endless) {
        said.push(`It was at line ${row.endless.line}.`);
      }
      const before = unsettled === null ? undefined : rows[unsettled];
      if (before) {
        said.push(
          `${unsettled === 0 ? "At the start" : `After input ${unsettled}`} it was not settled: ${rerunWords(before)}`,
        );
      }
    }
    if (!changed) {
      said.push(WORDS.unchanged);
    } else if (way) {
      said.push(`Your code ${way.does}. ${way.why}`);
    }
    this.status.replaceChildren(...said.flatMap((sentence) => [make("span", {}, ...inMarks(sentence)), " "]));
  }

  /**
   * @param {string} source
   * @param {Row} row the first that is wrong
   */
  async wayOf(source, { raised, endless }) {
    const { pythonLanguage } = await import("../editor/codemirror.mjs");
    const read = (/** @type {string} */ code) => featuresOf(code, pythonLanguage.parser.parse(code).topNode);
    const original = read(this.edit.original);
    return wrongWay(read(source), original, this.about.wrong_ways, this.scenario, raised, Boolean(endless));
  }

  /** Gives the next hint; after the last, a solution. */
  async hint() {
    const hint = this.hints[this.hinted];
    if (hint === undefined) {
      await this.reveal(WORDS.yours, this.edit.original);
      return;
    }
    this.hinted += 1;
    const item = make("li", { tabIndex: -1 }, ...inMarks(hint));
    this.hintList.append(item);
    item.focus();
    this.showHintButton();
  }

  showHintButton() {
    const { length } = this.hints;
    this.hintButton.hidden = this.hinted === length && this.demo.dataset[DEMO.challenge] === "solved";
    this.hintButton.textContent =
      this.hinted < length ? `Hint ${this.hinted + 1} of ${length}` : WORDS.solution;
  }

  /**
   * Brings back the fixed app, with what makes it of another text.
   * @param {string} words
   * @param {string} before
   */
  async reveal(words, before) {
    const { changesOf } = await import("../editor/changes.mjs");
    const [now, fixed] = [before, this.demo.querySelector("[data-code=fixed] code")?.textContent ?? ""].map(
      (text) => text.trimEnd(),
    );
    this.demo.dataset[DEMO.challenge] = "solved";
    this.showHintButton();
    this.solution.replaceChildren(
      ...(now === fixed
        ? [make("p", { textContent: WORDS.same })]
        : [
            make("p", { textContent: words }),
            make("div", { className: "editor__changes" }, changesOf(now ?? "", fixed ?? "")),
          ]),
    );
    this.demo.apps[1]?.start();
  }

  /** The broken app's own code, no hint, nothing checked. */
  startOver() {
    this.stop();
    this.clear();
    this.status.textContent = "";
    this.hinted = 0;
    this.hintList.replaceChildren();
    this.demo.apps.forEach((app) => app.stop());
    this.demo.dataset[DEMO.challenge] = "open";
    this.showHintButton();
    this.edit.undoAll();
  }

  /** Takes back what a check has said. */
  clear() {
    this.show(judge(this.scenario, this.about, []));
    this.solution.replaceChildren();
    this.panel.classList.remove("challenge--passed");
  }

  /** Brings back the pair as it was. What the reader wrote stays kept. */
  leave() {
    this.stop();
    this.task.remove();
    this.panel.remove();
    delete this.demo.dataset[DEMO.challenge];
    this.edit.close();
    this.demo.stop();
    // What its runs told was of the reader's code, which is in no app any more.
    this.demo.apps.forEach(({ variant }) => tellRecord(this.demo, variant, null, null));
    if (this.demo.status && readDraft(this.edit.id)) {
      this.demo.status.textContent = WORDS.kept;
    }
    this.button.focus();
  }
}

/**
 * Says what was seen; before that, keeps room for it.
 * @param {Row} row
 */
function seenWords({ outcome, expected, actual }) {
  if (outcome === "untried") {
    const room = make("span", { className: "challenge__room", textContent: expected.join(", ") });
    room.setAttribute("aria-hidden", "true");
    return [room];
  }
  const words = outcome === "left out" ? [] : [actual.join(", ")];
  return outcome === "unsettled"
    ? [
        ...words,
        " ",
        make("span", { className: "challenge__unsettled", textContent: `(${WORDS.unsettled})` }),
      ]
    : words;
}

/** @param {Row} row of an app that was not settled */
function rerunWords({ problems }) {
  return ended(`with another rerun, ${problems.join("; ")}`);
}

/**
 * Gives a sentence its end.
 * @param {string} sentence
 */
function ended(sentence) {
  return /[.!?]”?$/.test(sentence) ? sentence : `${sentence}.`;
}

/**
 * Lines of the broken app that the fixed one does not have.
 * @param {LiveDemo} demo
 */
function ownLines(demo) {
  return [...demo.querySelectorAll("[data-code=broken] .hll")].map((line) => line.textContent ?? "");
}

/**
 * Gives text with what stands in backticks as code, and in asterisks emphasized.
 * @param {string} text
 */
function inMarks(text) {
  return text.split(/(`[^`]+`|\*[A-Z][^*]*\*)/).map((part) => {
    const inside = part.slice(1, -1);
    return part.startsWith("`") && inside
      ? make("code", { textContent: inside })
      : /^\*[A-Z]/.test(part)
        ? make("em", { textContent: inside })
        : part;
  });
}

/** @param {string} sign that says nothing to who hears it */
function hidden(sign) {
  const element = make("span", { textContent: `${sign} ` });
  element.setAttribute("aria-hidden", "true");
  return element;
}

/** @param {string} words */
function unseen(words) {
  return make("span", { className: "demo__unseen", textContent: words });
}

/** @param {HTMLButtonElement} button */
function quiet(button) {
  button.classList.add("demo__button--quiet");
  return button;
}
