/** Knows what people try that does not help, and says why. It is asked only when a check has failed. */

import { sameLine } from "../player/compare.mjs";

/** @import { Scenario, WrongWay } from "../../shared/scenario-types.d.mts" */
/** @import { CodeFeatures } from "./code-features.mjs" */

/** @typedef {{ does: string, why: string, endless?: boolean }} Named `endless`: it is why a run did not end */

/** What an exception tells of the way that led to it. @type {[RegExp, Named][]} */
const BY_EXCEPTION = [
  [
    /cannot be modified after the widget/,
    {
      does: "sets a widget's key below the widget",
      why: "Once a run has drawn a widget, its key cannot be set in that run. A callback runs before the first line, where it can.",
    },
  ],
  [
    /cannot be set using st\.session_state/,
    {
      does: "sets the key of a button, a form's field of files or a table",
      why: "These keys cannot be set. Keep what you want to remember under a key that no widget has.",
    },
  ],
  [
    /multiple (elements|\w+ elements|widgets) with the same/,
    {
      does: "draws two elements that Streamlit cannot tell apart",
      why: "Each needs a key of its own, made from what it is about.",
    },
  ],
  [
    /has no (key|attribute) /,
    {
      does: "reads from session state what nobody has set yet",
      why: "In the first run it is not there. Set it once at the top, if it is not there yet.",
    },
  ],
];

/** Ways that are wrong in whatever app. The most telling stand first. @type {WrongWay[]} */
const ANYWHERE = [
  {
    does: "calls the callback where it should pass it on",
    why: "With the parentheses, the function runs in every script run, and what it returns becomes the callback.",
    has: ["callback called"],
    lacks: [],
  },
  {
    does: "makes a key that is new in every run",
    why: "Streamlit recognizes a widget by its key. With another key it is another widget, which starts over, so every input is lost.",
    has: ["random key"],
    lacks: [],
  },
  {
    does: "makes a key from what is stored",
    why: "Streamlit recognizes a widget by its key. When the stored value changes, so does the key, and the widget starts over.",
    has: ["key from session state"],
    lacks: [],
  },
  {
    does: "deletes from session state",
    why: "What was kept is gone with it, and a widget that is on the page is not told: it starts over or goes on with its old value, as it comes.",
    has: ["del st.session_state"],
    lacks: [],
  },
  {
    does: "sets session state in every run",
    why: "That is done again after each input and replaces what was stored. Set a start value only if the key is not there yet.",
    has: ["always st.session_state.* ="],
    lacks: [],
  },
  {
    does: "calls st.rerun() in a callback",
    why: "There it does nothing but show a warning: a run follows every callback anyway.",
    has: ["def st.rerun()"],
    lacks: ["@st.fragment", "@st.dialog"],
  },
  {
    does: "calls st.rerun()",
    why: "It runs the script once more, without an input. An input that is lost does not come back by that, and each one costs two runs.",
    has: ["st.rerun()"],
    lacks: [],
  },
  {
    does: "catches the exception",
    why: "The message is gone, and what the line should have done is not done either.",
    has: ["try"],
    lacks: [],
  },
  {
    does: "waits",
    why: "The script runs from top to bottom, and no line of it happens elsewhere meanwhile. The page comes later, and is the same.",
    has: ["time.sleep()"],
    lacks: [],
  },
  {
    does: "keeps the value in a global variable",
    why: "The whole script runs again after each input, and sets all its variables anew.",
    has: ["global"],
    lacks: [],
  },
  {
    does: "keeps the value in a cache",
    why: "What a cached function returns is shared by all sessions, and it is kept until somebody clears it.",
    has: ["@st.cache_*"],
    lacks: [],
  },
  {
    does: "does without session state",
    why: "The whole script runs again after each input, and sets all its variables anew. Only session state and widgets keep something.",
    has: [],
    lacks: ["st.session_state*"],
  },
  {
    does: "takes the key away",
    why: "Without a key, Streamlit recognizes a widget by its arguments: if one of them changes, it is another widget, which starts over.",
    has: [],
    lacks: ["st.*(key=)"],
  },
];

/** In a run that does not end. Where it was last seen says nothing: it is everywhere by turns. */
const ENDLESS_RERUN = {
  does: "calls st.rerun()",
  why: "It begins the script anew at once, so a call that is reached in every run never ends.",
  endless: true,
};

const HARD_CODED = {
  does: "writes down what the table expects",
  why: "It is right for one input only. The page has to show what the widgets hold.",
};

/**
 * Names the way that a reader has gone, if it is a known one.
 * @param {CodeFeatures} edit
 * @param {CodeFeatures} broken
 * @param {WrongWay[]} ways those of this demo
 * @param {Scenario} scenario
 * @param {string[]} raised the exceptions in the first row that is wrong
 * @param {boolean} [endless] whether a run did not end
 * @returns {Named | null}
 */
export function wrongWay(edit, broken, ways, scenario, raised, endless = false) {
  if (endless && fits({ has: ["st.rerun()"], lacks: ["while"] }, edit.features)) {
    return ENDLESS_RERUN;
  }
  const goes = (/** @type {WrongWay} */ way) => fits(way, edit.features) && !fits(way, broken.features);
  // What the broken app raises too is not the reader's doing.
  const before = [scenario.start, ...scenario.inputs].flatMap((step) => step.broken.exception);
  const own = raised.filter((line) => !before.some((one) => sameLine("exception", one, line)));
  const said = BY_EXCEPTION.find(([pattern]) => own.some((line) => pattern.test(line.replaceAll("`", ""))));
  const found =
    ways.find(goes) ?? said?.[1] ?? (isHardCoded(edit, broken, scenario) ? HARD_CODED : ANYWHERE.find(goes));
  return found ? { does: found.does, why: found.why } : null;
}

/**
 * @param {Pick<WrongWay, "has" | "lacks">} way
 * @param {Set<string>} features
 */
function fits({ has, lacks }, features) {
  return has.every((one) => isIn(one, features)) && !lacks.some((one) => isIn(one, features));
}

/**
 * @param {string} pattern in which `*` stands for anything
 * @param {Set<string>} features
 */
function isIn(pattern, features) {
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const whole = new RegExp(`^${parts.join(".*")}$`);
  return [...features].some((one) => whole.test(one));
}

/**
 * Whether a line that depends on the input stands in the code as it is.
 * @param {CodeFeatures} edit
 * @param {CodeFeatures} broken
 * @param {Scenario} scenario
 */
function isHardCoded(edit, broken, { start, inputs }) {
  const lines = new Set([start, ...inputs].flatMap(({ fixed }) => fixed.text));
  // One that is always seen is no answer to an input.
  return lines.size > 1 && [...edit.strings].some((one) => lines.has(one) && !broken.strings.has(one));
}
