/**
 * What an app's script runs did, moment by moment, in sentences.
 *
 * The build says it so for the page, and the reader's browser for apps that run there.
 */

import { lossWords, lostIn } from "./lost-inputs.mjs";
import { Names, isButton, isSame, plainName, widgetsOf } from "./names.mjs";
import { changeWords, joined, upper } from "./phrases.mjs";
import { unfolded } from "./unfold.mjs";

/** @import { Variant } from "../../shared/scenario-types.d.mts" */
/** @import { Change, Entry, Moment, Narration, Part, Run, SessionState, Statement, Widget } from "./types.mjs" */

const KEPT_IN_FORM =
  "No script run: the browser keeps this input to itself until the form is sent, or until something else is.";
const NOTHING = "No script run: nothing was sent.";
const IMPOSSIBLE = "This app does not take this input.";

/** Streamlit keeps the buttons of forms in session state, under names of its own. */
const INTERNAL = "FormSubmitter:";

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
   * @returns {Narration}
   */
  narrate(moment) {
    const runs = moment.runs ?? [];
    const entries = runs.flatMap((run, index) => this.narrateRun(run, index));
    const last = runs.at(-1);
    return {
      words: moment.words ?? inputWords(runs[0]),
      instead: instead(moment),
      before: visible(runs[0]?.before ?? {}),
      entries,
      after: visible(last?.after ?? {}),
      shows: last ? this.shows(last) : [],
      settled: moment.settled,
      verdict: outcomeWords(moment),
      lost: runs.flatMap(lostIn),
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
      const changes = (what.changes ?? []).filter(([name]) => !name.startsWith(INTERNAL));
      state = applied(state, changes);
      entries.push({ says: [], values: [], ...what, part, who, run: index, changes, state });
    };
    add("browser", run.trigger === "st.rerun" ? "Streamlit" : "Browser", { says: this.sent(run) });
    if (run.arrived?.some(([name]) => !name.startsWith(INTERNAL))) {
      const says = ["Puts it into session state, before any line of the app runs."];
      add("state", "Streamlit", { says, changes: run.arrived });
    }
    for (const { name, of, steps = [], state: changes } of run.callbacks ?? []) {
      const who = `Callback ${name}`;
      add("callback", who, {
        says: [`The callback ${of ? `of “${of}” ` : ""}runs first, before the script.`],
      });
      for (const step of unfolded(steps)) {
        add("callback", who, this.narrateStatement(step));
      }
      if (changes) {
        add("callback", who, { changes });
      }
    }
    const script = run.scope === "fragment" ? "Fragment" : "Script";
    for (const step of unfolded(run.steps ?? [])) {
      add("script", script, this.narrateStatement(step));
    }
    const after = visible(run.after);
    const late = Object.entries(after)
      .filter(([name, value]) => state[name] !== value)
      .map(([name, value]) => /** @type {Change} */ ([name, state[name] ?? null, value]));
    const gone = Object.keys(state).filter((name) => !(name in after));
    const changes = [
      ...late,
      ...gone.map((name) => /** @type {Change} */ ([name, state[name] ?? null, null])),
    ];
    add("end", "End", { says: this.ended(run), changes });
    return entries;
  }

  /** @param {Run} run */
  sent({ trigger, inputs = [], scope }) {
    const scoped = scope === "fragment" ? ["Only the fragment runs, not the whole script."] : [];
    const words = {
      start: ["The app is opened. A new session begins."],
      input: inputs.map(({ widget, was, is }) =>
        isButton(widget)
          ? `Sends the click: ${this.names.of(widget)} is ${is}.`
          : `Sends ${is} for the ${this.names.of(widget)}. It was ${was}.`,
      ),
      "st.rerun": ["st.rerun() asked for this run. The browser sent nothing new, so no callback runs."],
      again: ["Asks for a run, and sends no new value."],
    };
    return [...words[trigger], ...scoped];
  }

  /**
   * @param {Statement} step
   * @returns {Partial<Entry>}
   */
  narrateStatement({ line, last, names = [], state = [], widgets = [], drawn = [], raised, calls }) {
    const says = calls ? [`Calls ${calls}().`] : [];
    const values = [];
    /** @type {[string, string] | undefined} */
    let swap;
    for (const [index, widget] of widgets.entries()) {
      const place = `${line}.${index}`;
      const before = this.places.get(place);
      this.places.set(place, widget);
      const name = this.names.of(widget);
      const value = widget.value ?? "";
      if (widget.differs && before) {
        const what = isButton(widget) ? "" : `, and it starts at ${value}`;
        says.push(
          `${upper(joined(widget.differs.map(argumentWords)))}.`,
          `To Streamlit, this makes it another ${plainName(widget)}${what}.`,
        );
        swap = [this.names.of(before), name];
      } else if (widget.new) {
        says.push(isButton(widget) ? `Draws the new ${name}.` : `Draws a new ${name}. It returns ${value}.`);
      } else {
        says.push(`The ${name} returns ${value}.`);
      }
      values.push(`${swap ? "another widget, " : ""}returns ${value}`);
    }
    for (const [name, value] of names) {
      says.push(`${name} = ${value}`);
      values.push(`${name} = ${value}`);
    }
    values.push(...state.filter(([name]) => !name.startsWith(INTERNAL)).map((one) => changeWords(one)));
    for (const [kind, text] of drawn) {
      says.push(`Draws ${kind === "text" ? "" : `the ${kind} `}“${text}”.`);
    }
    if (raised) {
      says.push(raisedWords(raised));
      values.push(raised);
    }
    return { line, last: last ?? line, says, values, changes: state, swap };
  }

  /** @param {Run} run */
  ended(run) {
    const says = [
      {
        finished: "",
        stopped: "st.stop() has ended the run. The lines below did not run.",
        rerun: "The script begins anew.",
        error: "The exception has ended the run. The lines below did not run.",
      }[run.end],
    ];
    const sentTo = run.inputs ?? [];
    for (const widget of lostIn(run)) {
      const sent = sentTo.find((one) => isSame(one.widget, widget));
      says.push(`No line has drawn ${this.names.of(widget)}, so nobody asks for the ${sent?.is} sent to it.`);
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

  /** @param {Run} run */
  shows(run) {
    const widgets = widgetsOf(run)
      .filter((widget) => widget.kind && !isButton(widget))
      .map((widget) => `${this.names.of(widget)} at ${widget.value}`);
    const drawn = (run.steps ?? []).flatMap((step) => step.drawn ?? []);
    return [...widgets, ...drawn.filter(([kind]) => kind !== "page link").map(([, text]) => `“${text}”`)];
  }
}

/** @param {SessionState} state */
function visible(state) {
  return Object.fromEntries(Object.entries(state).filter(([name]) => !name.startsWith(INTERNAL)));
}

/** @param {Change} change */
function argumentWords([name, was, is]) {
  return was === null || is === null
    ? `its argument “${name}” is ${is === null ? "gone" : `new (${is})`}`
    : `its argument “${name}” changed, ${was} → ${is}`;
}

/** @param {string} name of the exception */
function raisedWords(name) {
  if (name === "RerunException") {
    return "st.rerun() ends this run here.";
  }
  return name === "StopException" ? "st.stop() ends this run here." : `Raises ${name}.`;
}

/**
 * @param {SessionState} state
 * @param {Change[]} changes
 */
function applied(state, changes) {
  const after = { ...state };
  for (const [name, , is] of changes) {
    if (is === null) {
      delete after[name];
    } else {
      after[name] = is;
    }
  }
  return after;
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

/**
 * Names an input that no scenario names.
 * @param {Run | undefined} run
 */
function inputWords(run) {
  if (!run || run.trigger === "start") {
    return "Start";
  }
  const inputs = run.inputs ?? [];
  if (inputs.length === 0) {
    return "A rerun without a new value";
  }
  const words = inputs.map(({ widget, is }) =>
    isButton(widget) ? `Click ${widget.label}` : `Set ${widget.label} to ${is}`,
  );
  return words.join(", ");
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

/** @param {Moment} moment */
function outcomeWords(moment) {
  const loss = lossWords(moment);
  if (!loss) {
    return verdictWords(moment);
  }
  // "Settled" would sound like good news.
  const rest = moment.settled ? "One more rerun would not bring it back." : verdictWords(moment);
  return `Lost: ${loss}. ${rest}`.trim();
}

/**
 * Narrates two apps that are shown together: widgets have the same names in both.
 * @param {Moment[]} broken
 * @param {Moment[]} fixed
 * @returns {Record<Variant, Narration[]>}
 */
export function narrate(broken, fixed) {
  const names = new Names([...broken, ...fixed]);
  const [ofBroken, ofFixed] = [new Narrator(names), new Narrator(names)];
  return {
    broken: broken.map((moment) => ofBroken.narrate(moment)),
    fixed: fixed.map((moment) => ofFixed.narrate(moment)),
  };
}
