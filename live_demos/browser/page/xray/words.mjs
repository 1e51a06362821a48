/**
 * What an app's script runs did, moment by moment, in sentences.
 *
 * The build says it so for the page, and the reader's browser for apps that run there. The shape of
 * what comes in is told in `live_demos/xray/record.py` (moments) and `settled/_internal/record.py` (runs).
 */

/** @import { Variant } from "../../shared/scenario.mjs" */

/**
 * @typedef {[name: string, before: string | null, after: string | null]} Change
 *
 * @typedef {object} Widget
 * @property {string} kind
 * @property {string} label
 * @property {string} [key]
 * @property {number} identity
 * @property {string} [value]
 * @property {true} [new]
 * @property {Change[]} [differs]
 *
 * @typedef {object} Step
 * @property {number} line
 * @property {number} [last]
 * @property {string} [in]
 * @property {number} [depth]
 * @property {string} [calls] the function whose lines come next
 * @property {[string, string][]} [names]
 * @property {Change[]} [state]
 * @property {Widget[]} [widgets]
 * @property {[string, string][]} [drawn]
 * @property {string} [raised]
 *
 * @typedef {{name: string, of?: string, steps?: Step[], state?: Change[]}} Callback
 *
 * @typedef {Record<string, string>} State session state: texts by name
 *
 * @typedef {object} Run
 * @property {"start" | "input" | "st.rerun" | "again"} trigger
 * @property {"script" | "fragment"} scope
 * @property {State} before
 * @property {{widget: Widget, was: string, is: string}[]} [inputs]
 * @property {Change[]} [arrived]
 * @property {Callback[]} [callbacks]
 * @property {Step[]} [steps]
 * @property {"finished" | "stopped" | "rerun" | "error"} end
 * @property {State} after
 * @property {Widget[]} [forgotten]
 *
 * @typedef {object} Moment
 * @property {number} [number] of a live one, which may come after others that nobody kept
 * @property {string} [words]
 * @property {Run[]} [runs]
 * @property {boolean} [settled]
 * @property {string[]} [why]
 * @property {string} [meant]
 * @property {true} [impossible]
 * @property {string} [untold]
 *
 * @typedef {{version: number} & Record<Variant, Moment[]>} Trace
 *
 * @typedef {"browser" | "state" | "callback" | "script" | "end"} Part of a run
 *
 * @typedef {object} Frame what happens at once
 * @property {Part} part
 * @property {string} who does it
 * @property {number} run to which it belongs, from 0
 * @property {number} [line] of the code
 * @property {number} [last]
 * @property {string[]} says
 * @property {Change[]} changes of session state
 * @property {string[]} values that belong beside the line
 * @property {[left: string, came: string]} [swap] one widget in another's place
 * @property {State} state after it
 *
 * @typedef {object} Told a moment
 * @property {string} words
 * @property {string} instead what there is to say if nothing ran
 * @property {State} before
 * @property {Frame[]} frames
 * @property {State} after
 * @property {string[]} shows what is on the page in the end
 * @property {boolean} [settled]
 * @property {string} verdict
 * @property {Widget[]} lost what was sent to them, and nobody asked for it
 */

const NO_RUN =
  "No script run: the browser keeps this input to itself until the form is sent, or until something else is.";
const NOTHING = "No script run: nothing was sent.";
const IMPOSSIBLE = "This app does not take this input.";

/** Streamlit keeps the buttons of forms in session state, under names of its own. */
const INTERNAL = "FormSubmitter:";

const CLICKED = new Set(["button", "download button"]);

/** @param {string[]} parts */
function joined(parts) {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** @param {string} text */
export function upper(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {Change} change */
export function changeWords([name, was, is]) {
  if (was === null) {
    return `${name} = ${is} (new)`;
  }
  return is === null ? `${name} is gone (was ${was})` : `${name}: ${was} → ${is}`;
}

/** Tells widgets apart by name: by number where one replaced another, by key where labels are alike. */
export class Names {
  /** @type {Set<string>} */
  numbered = new Set();
  /** @type {Map<string, Set<string | undefined>>} */
  keys = new Map();

  /** @param {Moment[]} moments of all apps that are shown together */
  constructor(moments) {
    for (const run of moments.flatMap((moment) => moment.runs ?? [])) {
      const keys = new Map();
      for (const widget of widgetsOf(run)) {
        const name = plain(widget);
        if (widget.identity > 1) {
          this.numbered.add(name);
        }
        keys.set(name, (keys.get(name) ?? new Set()).add(widget.key));
      }
      for (const [name, inRun] of keys) {
        if (inRun.size > 1) {
          this.keys.set(name, inRun);
        }
      }
    }
  }

  /** @param {Widget} widget */
  of(widget) {
    const name = plain(widget);
    const key = this.keys.has(name) && widget.key ? ` (key ${widget.key})` : "";
    return this.numbered.has(name) ? `${name}${key} no. ${widget.identity}` : name + key;
  }
}

/** @param {Widget} widget */
function isButton({ kind }) {
  return CLICKED.has(kind);
}

/** @param {Widget} widget */
function plain({ kind, label }) {
  return kind ? `${kind} “${label}”` : "widget";
}

/** @param {Run} run */
function widgetsOf(run) {
  return (run.steps ?? []).flatMap((step) => step.widgets ?? []);
}

/**
 * @param {Widget} one
 * @param {Widget} other
 */
function isSame(one, other) {
  return (
    one.kind === other.kind &&
    one.label === other.label &&
    one.key === other.key &&
    one.identity === other.identity
  );
}

/** Tells the moments of one app, one after another: what a widget replaced is known from before. */
class Teller {
  /** @type {Map<string, Widget>} by the place of the call that drew it */
  places = new Map();

  /** @param {Names} names */
  constructor(names) {
    this.names = names;
  }

  /**
   * @param {Moment} moment
   * @returns {Told}
   */
  tell(moment) {
    const runs = moment.runs ?? [];
    const frames = runs.flatMap((run, index) => this.tellRun(run, index));
    const last = runs.at(-1);
    return {
      words: moment.words ?? inputWords(runs[0]),
      instead: instead(moment),
      before: visible(runs[0]?.before ?? {}),
      frames,
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
   * @returns {Frame[]}
   */
  tellRun(run, index) {
    let state = visible(run.before);
    /** @type {Frame[]} */
    const frames = [];
    const add = (/** @type {Part} */ part, /** @type {string} */ who, /** @type {Partial<Frame>} */ what) => {
      const changes = (what.changes ?? []).filter(([name]) => !name.startsWith(INTERNAL));
      state = applied(state, changes);
      frames.push({ says: [], values: [], ...what, part, who, run: index, changes, state });
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
        add("callback", who, this.tellStep(step));
      }
      if (changes) {
        add("callback", who, { changes });
      }
    }
    const script = run.scope === "fragment" ? "Fragment" : "Script";
    for (const step of unfolded(run.steps ?? [])) {
      add("script", script, this.tellStep(step));
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
    return frames;
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
   * @param {Step} step
   * @returns {Partial<Frame>}
   */
  tellStep({ line, last, names = [], state = [], widgets = [], drawn = [], raised, calls }) {
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
          `To Streamlit, this makes it another ${plain(widget)}${what}.`,
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

/**
 * Puts what a call of a function made behind the function's own lines, as it happens.
 * @param {Step[]} steps
 * @returns {Step[]}
 */
function unfolded(steps) {
  /** @type {Step[]} */
  const all = [];
  /** @type {Step[]} */
  const open = [];
  const end = (/** @type {number} */ depth) => {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) {
      const { names, state, widgets, drawn, ...step } = /** @type {Step} */ (open.pop());
      if (names || state || widgets || drawn) {
        all.push({ ...step, names, state, widgets, drawn });
      }
    }
  };
  for (const [index, step] of steps.entries()) {
    const { line, last, depth = 0 } = step;
    const next = steps[index + 1];
    end(depth);
    if (next && (next.depth ?? 0) > depth) {
      all.push({ line, last, calls: next.in });
      open.push(step);
    } else {
      all.push(step);
    }
  }
  end(0);
  return all;
}

/** @param {State} state */
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
 * Those that got a new value which nothing in the run could read.
 * @param {Run} run
 */
function lostIn(run) {
  if (run.end !== "finished") {
    return [];
  }
  const drawn = widgetsOf(run);
  const called = (run.callbacks ?? []).map((callback) => callback.of);
  return (run.inputs ?? [])
    .map((input) => input.widget)
    .filter(
      (widget) =>
        widget.key === undefined &&
        !called.includes(widget.label) &&
        !drawn.some((one) => isSame(one, widget)),
    );
}

/** @param {Moment} moment */
function lossWords({ runs = [] }) {
  const values = runs.flatMap((run) => {
    const lost = lostIn(run);
    return (run.inputs ?? []).filter(({ widget }) => lost.includes(widget)).map(({ is }) => is);
  });
  return values.length > 0 ? `the ${joined(values)} that the browser sent` : "";
}

/**
 * @param {State} state
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
function instead({ runs, impossible, untold, words = "" }) {
  if (impossible) {
    return IMPOSSIBLE;
  }
  if (untold) {
    return `Not recorded: ${untold.replace(/\.$/, "")}. Run the app here, and its inputs are recorded live.`;
  }
  if (runs?.length) {
    return "";
  }
  return words.startsWith("In the form") ? NO_RUN : NOTHING;
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
export function verdictWords({ settled, why = [], meant }) {
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
 * @param {Trace} trace
 * @returns {Record<Variant, Told[]>}
 */
export function tellTrace(trace) {
  return tellMoments(trace.broken, trace.fixed);
}

/**
 * @param {Moment[]} broken
 * @param {Moment[]} fixed
 * @returns {Record<Variant, Told[]>}
 */
export function tellMoments(broken, fixed) {
  const names = new Names([...broken, ...fixed]);
  const [tellBroken, tellFixed] = [new Teller(names), new Teller(names)];
  return {
    broken: broken.map((moment) => tellBroken.tell(moment)),
    fixed: fixed.map((moment) => tellFixed.tell(moment)),
  };
}

/** @param {number} number of a moment */
export function whenWords(number) {
  return number === 0 ? "Start" : `Input ${number}`;
}

/**
 * What is worth opening the panel for, in one line.
 * @param {Trace} trace
 */
export function summaryWords(trace) {
  const told = tellTrace(trace);
  const lost = told.broken.findIndex(
    (moment, index) => moment.lost.length > 0 && !told.fixed[index]?.lost.length,
  );
  if (lost >= 0) {
    return `at input ${lost}, the broken app loses ${lossWords(/** @type {Moment} */ (trace.broken[lost]))}.`;
  }
  const after = (/** @type {number} */ index) => (index === 0 ? "at the start" : `after input ${index}`);
  const unsettled = trace.broken.findIndex(
    (moment, index) => moment.settled === false && trace.fixed[index]?.settled !== false,
  );
  if (unsettled >= 0) {
    const why = trace.broken[unsettled]?.why?.[0];
    return `${after(unsettled)}, the broken app is not settled: in one more rerun, ${why}.`;
  }
  const ended = trace.broken.findIndex((moment) => moment.runs?.some((run) => run.end === "error"));
  if (ended >= 0) {
    return `${after(ended)}, an exception ends the broken app’s run early.`;
  }
  if (trace.broken.slice(1).every((moment) => moment.untold)) {
    return "run both apps to see what each input runs.";
  }
  return "what the browser sent and which lines ran, input by input.";
}
