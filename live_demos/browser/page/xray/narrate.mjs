/**
 * What an app's script runs did, moment by moment, in sentences.
 *
 * The build says it so for the page, and the reader's browser for apps that run there.
 */

import { inputName, lossWords, lostIn } from "./lost-inputs.mjs";
import { appName, comparesWith } from "./apps.mjs";
import { counterpart, wordsOf } from "./moments.mjs";
import { Names, isButton, isSame, plainName } from "./names.mjs";
import { changeWords, joined, upper } from "./phrases.mjs";
import { applied, changesBetween, isInternal, visible } from "./session-state.mjs";
import { difference, shownBy } from "./shown.mjs";
import { unfolded } from "./unfold.mjs";

/** @import { Told } from "./apps.mjs" */
/**
 * @import { Entry, Input, Moment, Narration, Part, Run, Side, Statement, Widget }
 *   from "./types.mjs"
 */

const KEPT_IN_FORM =
  "No script run: the browser keeps this input to itself until the form is sent, or until something else is.";
const NOTHING = "No script run: nothing was sent.";
const LEFT_OUT =
  "More ran than is kept here: of statements that run very often the first times, of a long run its beginning.";
const IMPOSSIBLE = "This app does not take this input.";

/** Narrates the moments of one app, one after another: what a widget replaced is known from before. */
class Narrator {
  /** @type {Map<string, Widget>} by the place of the call that drew it */
  places = new Map();

  /** @param {Names} names */
  constructor(names) {
    this.names = names;
  }

  /**
   * @param {Moment} moment
   * @param {Moment} [right] the same moment in an app that does it right
   * @param {string} [rightName] of that app
   * @returns {Narration}
   */
  narrate(moment, right, rightName = "") {
    const runs = moment.runs ?? [];
    const entries = runs.flatMap((run, index) => this.narrateRun(run, index));
    const last = runs.at(-1);
    const unlike = right ? unlikeWords(moment, right, rightName) : "";
    return {
      words: wordsOf(moment),
      kept: moment.kept === true,
      instead: instead(moment),
      before: visible(runs[0]?.before ?? {}),
      entries,
      after: visible(last?.after ?? {}),
      shows: last && !last.more ? shownBy(last, (widget) => this.names.of(widget)) : [],
      unlike,
      settled: moment.settled,
      verdict: outcomeWords(moment, unlike),
      lost: runs.some((run) => lostIn(run).length > 0),
    };
  }

  /**
   * @param {Run} run
   * @param {number} index
   * @returns {Entry[]}
   */
  narrateRun(run, index) {
    let state = visible(run.before);
    /** @type {Entry[]} */
    const entries = [];
    const add = (/** @type {Part} */ part, /** @type {string} */ who, /** @type {Partial<Entry>} */ what) => {
      const changes = (what.changes ?? []).filter(([name]) => !isInternal(name));
      state = applied(state, changes);
      entries.push({ says: [], values: [], ...what, part, who, run: index, changes, state });
    };
    add("browser", run.trigger === "st.rerun" ? "Streamlit" : "Browser", { says: this.sent(run) });
    if (run.arrived?.some(([name]) => !isInternal(name))) {
      add("state", "Streamlit", { says: [arrivedWords(run)], changes: run.arrived });
    }
    for (const { name, of, steps = [], state: changes } of run.callbacks ?? []) {
      const who = `Callback ${name}`;
      add("callback", who, {
        says: [`The callback ${of ? `of “${of}” ` : ""}runs first, before the script.`],
      });
      for (const step of unfolded(steps)) {
        add("callback", who, this.narrateStatement(step, run));
      }
      if (changes) {
        add("callback", who, { changes });
      }
    }
    const script = run.scope === "fragment" ? "Fragment" : "Script";
    for (const step of unfolded(run.steps ?? [])) {
      add("script", script, this.narrateStatement(step, run));
    }
    const after = visible(run.after);
    add("end", "End", { says: this.ended(run), changes: changesBetween(state, after) });
    return entries;
  }

  /** @param {Run} run */
  sent({ trigger, inputs = [], scope }) {
    const scoped = scope === "fragment" ? ["Only the fragment runs, not the whole script."] : [];
    const words = {
      start: ["The app is opened. A new session begins."],
      input: inputs.map(({ widget, was, is }) =>
        isButton(widget)
          ? `Sends the click on the ${this.names.of(widget)}.`
          : `Sends ${is} for the ${this.names.of(widget)}. It was ${was}.`,
      ),
      "st.rerun": ["st.rerun() asked for this run. The browser sent nothing new, so no callback runs."],
      again: ["Asks for a run, and sends no new value."],
    };
    return [...words[trigger], ...scoped];
  }

  /**
   * @param {Statement} step
   * @param {Run} run to which it belongs
   * @returns {Partial<Entry>}
   */
  narrateStatement(step, { inputs = [], more = undefined }) {
    const { line, last, file, names = [], state = [], widgets = [], drawn = [], raised, calls } = step;
    const says = calls ? [`Calls ${calls}().`] : [];
    const values = [];
    for (const [index, widget] of widgets.entries()) {
      const place = `${line}.${index} ${file ?? ""}`;
      const before = this.places.get(place);
      this.places.set(place, widget);
      const name = this.names.of(widget);
      const value = widget.value ?? "";
      const another = widget.differs && before ? before : undefined;
      if (another) {
        const sent = inputs.find((input) => isSame(input.widget, another));
        says.push(...this.anotherWords(widget, another, sent));
      } else if (widget.new) {
        says.push(isButton(widget) ? `Draws the new ${name}.` : `Draws a new ${name}. It returns ${value}.`);
      } else if (isButton(widget) && before?.value === "True" && value === "False") {
        says.push(
          `The ${name} returns False: a button returns True only in the run that its click has started.`,
        );
      } else {
        says.push(`The ${name} returns ${value}.`);
      }
      values.push(`${another ? `another ${widget.kind}, ` : ""}returns ${value}`);
    }
    for (const [name, value] of names) {
      says.push(`Sets ${name} to ${value}.`);
      values.push(`${name} = ${value}`);
    }
    values.push(...state.filter(([name]) => !isInternal(name)).map((one) => changeWords(one)));
    for (const [kind, text] of drawn) {
      says.push(`Draws ${kind === "text" ? "" : `the ${kind} `}“${text}”.`);
    }
    if (raised) {
      says.push(raisedWords(raised));
      values.push(raised);
    }
    return { line, last: last ?? line, file, gaps: more, calls, raised, says, values, changes: state };
  }

  /**
   * Says why a call has made another widget than in the run before, and what that means.
   * @param {Widget} widget
   * @param {Widget} before
   * @param {Input} [sent] to the one before
   */
  anotherWords(widget, before, sent) {
    const differs = widget.differs ?? [];
    const [now, then] = [
      differs.map(([name, , is]) => argumentWords(name, is)),
      differs.map(([name, was]) => argumentWords(name, was)),
    ];
    const [name, old] = [plainName(widget), plainName(before)];
    const numbered = name === old && this.names.of(widget) !== this.names.of(before);
    const place = numbered
      ? `${name}, no. ${widget.identity} in the place of no. ${before.identity}`
      : `${name}, in the place of the ${old}`;
    const other = numbered ? `no. ${before.identity}` : "the other one";
    const starts = isButton(widget) ? [] : [`It starts at ${widget.value}.`];
    return [
      `Called ${joined(now)}; in the run before, ${joined(then)}.`,
      `To Streamlit, this makes it another ${place}.`,
      ...starts,
      ...(sent ? [`${upper(inputName(sent))} was sent to ${other}.`] : []),
    ];
  }

  /** @param {Run} run */
  ended(run) {
    const says = [
      run.more ? LEFT_OUT : "",
      {
        finished: "",
        stopped: "st.stop() has ended the run. The lines below did not run.",
        rerun: "The script begins anew.",
        error: "The exception has ended the run. The lines below did not run.",
      }[run.end],
    ];
    const sentTo = run.inputs ?? [];
    for (const input of lostIn(run)) {
      const what = isButton(input.widget) ? "the click on it" : `${inputName(input)} sent to it`;
      says.push(`No line has drawn the ${this.names.of(input.widget)} in this run, so no line gets ${what}.`);
    }
    if (run.forgotten) {
      const what = joined(run.forgotten.map((widget) => `the ${this.names.of(widget)}`));
      const sent = run.forgotten.some((widget) => sentTo.some((one) => isSame(one.widget, widget)));
      says.push(
        sent && lostIn(run).length > 0
          ? `Streamlit forgets ${what}, and what was sent to it.`
          : `Streamlit forgets ${what}, which the script did not draw.`,
      );
    }
    return says.filter(Boolean);
  }
}

/**
 * Says how a call has an argument, as it would be written.
 * @param {string} name
 * @param {string | null} value
 */
function argumentWords(name, value) {
  return value === null ? `without ${name}=` : `with ${name}=${value}`;
}

/** @param {Run} run */
function arrivedWords({ inputs = [] }) {
  const why = inputs.length === 1 && inputs[0]?.widget.key !== undefined;
  return why
    ? `The ${inputs[0]?.widget.kind || "widget"} has a key, so this goes into session state before any line of the app runs.`
    : "Puts it into session state, before any line of the app runs.";
}

/** @param {string} name of the exception */
function raisedWords(name) {
  if (name === "RerunException") {
    return "st.rerun() ends this run here.";
  }
  return name === "StopException" ? "st.stop() ends this run here." : `Raises ${name}.`;
}

/** @param {Moment} moment */
function instead({ runs, impossible, untold, input }) {
  if (impossible) {
    return IMPOSSIBLE;
  }
  if (untold) {
    return `Not recorded: ${untold.replace(/\.$/, "")}. Run the app here, and its inputs are recorded live.`;
  }
  if (runs?.length) {
    return "";
  }
  return input === "fill" ? KEPT_IN_FORM : NOTHING;
}

/** @param {Pick<Moment, "settled" | "why" | "meant">} moment */
function verdictWords({ settled, why = [], meant }) {
  if (settled === undefined) {
    return "";
  }
  if (settled) {
    return "Settled: one more rerun would change nothing.";
  }
  return `Not settled. In one more rerun, ${why.join("; ")}.${meant ? ` That is right here: ${meant}` : ""}`;
}

/**
 * @param {Moment} moment
 * @param {string} unlike
 */
function outcomeWords(moment, unlike) {
  const loss = lossWords(moment);
  // "Settled" would sound like good news.
  const stays = loss
    ? "One more rerun would not bring back what was lost."
    : "One more rerun would not change what the page shows.";
  const rest = moment.settled && (loss || unlike) ? stays : verdictWords(moment);
  return loss ? `Lost: ${loss}. ${rest}`.trim() : rest;
}

/**
 * @param {Moment} moment
 * @param {Moment} right
 * @param {string} name of the app that does it right
 */
function unlikeWords(moment, right, name) {
  const [here, there] = difference(moment, right);
  if (there.length > 0) {
    return `${upper(name)} shows ${joined(there)}.`;
  }
  return here.length > 0 ? `${upper(name)} does not show ${joined(here)}.` : "";
}

/**
 * Narrates apps that are shown together. Of a pair, the broken one is compared with the fixed one.
 * @param {Told[]} apps
 * @returns {Partial<Record<Side, Narration[]>>}
 */
export function narrate(apps) {
  const fixed = apps.find(({ side }) => side === "fixed");
  return Object.fromEntries(
    apps.map((app) => {
      const narrator = new Narrator(new Names(app.moments));
      const right = fixed && app.side === "broken" && comparesWith(app, fixed) ? fixed : undefined;
      return [
        app.side,
        app.moments.map((moment, index) =>
          narrator.narrate(
            moment,
            right && counterpart(app.moments, index, right.moments),
            right && appName(right),
          ),
        ),
      ];
    }),
  );
}
