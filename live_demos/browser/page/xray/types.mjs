/** The shapes of an X-ray: what is recorded, and what is made of it. No code. */

/** @import { Action, Variant } from "../../shared/scenario-types.d.mts" */

/**
 * An app that is shown: one of a pair, or a reader's own.
 * @typedef {Variant | "own"} Side
 */

/**
 * What is recorded. `settled/_internal/record_shape.py` tells the shape of a run and what its fields mean,
 * `live_demos/xray/record.py` that of a moment.
 *
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
 * @typedef {object} Statement that ran: a step of a run
 * @property {number} line
 * @property {number} [last]
 * @property {string} [file] not of the main script
 * @property {string} [in]
 * @property {number} [depth]
 * @property {string} [calls] the function whose lines come next
 * @property {[string, string][]} [names]
 * @property {Change[]} [state]
 * @property {Widget[]} [widgets]
 * @property {[string, string][]} [drawn]
 * @property {string} [raised]
 *
 * @typedef {{name: string, of?: string, steps?: Statement[], state?: Change[]}} Callback
 *
 * @typedef {{widget: Widget, was: string, is: string, undrawn?: true}} Input what the browser sent anew; undrawn if
 *   no line of the run has drawn its widget
 *
 * @typedef {Record<string, string>} SessionState values, as text, by name
 *
 * @typedef {object} Run
 * @property {"start" | "input" | "st.rerun" | "again"} trigger
 * @property {"script" | "fragment"} scope
 * @property {SessionState} before
 * @property {Input[]} [inputs]
 * @property {Change[]} [arrived]
 * @property {Callback[]} [callbacks]
 * @property {Record<string, number>} [sources] checksums of the files that ran, by name; the main script's is ""
 * @property {Statement[]} [steps]
 * @property {true} [more] statements ran that are not told
 * @property {"finished" | "stopped" | "rerun" | "error"} end
 * @property {SessionState} after
 * @property {Widget[]} [forgotten]
 *
 * @typedef {object} Moment
 * @property {number} [number] of a live one, which may come after others that nobody kept
 * @property {string} [words] not of a live one, which no scenario names
 * @property {Action["kind"]} [input] not of the start, nor of a live one
 * @property {true} [kept] of a live one: new code began to run, and the session went on
 * @property {Run[]} [runs]
 * @property {boolean} [settled]
 * @property {string[]} [why]
 * @property {string} [meant]
 * @property {true} [impossible]
 * @property {string} [untold]
 *
 * @typedef {{version: number} & Record<Variant, Moment[]>} Trace
 */

/**
 * What is narrated.
 *
 * @typedef {"browser" | "state" | "callback" | "script" | "end"} Part of a run
 *
 * @typedef {object} Entry of a narration: what happens at once
 * @property {Part} part
 * @property {string} who does it
 * @property {number} run to which it belongs, from 0
 * @property {number} [line] of the code
 * @property {number} [last]
 * @property {string} [file] whose line it is, if it is not the main script
 * @property {boolean} [gaps] whether lines around it may have run that are not told
 * @property {string} [calls] the function whose lines come next
 * @property {string} [raised] the exception that left the line
 * @property {string[]} says
 * @property {Change[]} changes of session state
 * @property {string[]} values that belong beside the line
 * @property {SessionState} state after it
 *
 * @typedef {object} Code of an app, as it ran
 * @property {string[]} lines of the main script; none if they are not known
 * @property {number[]} own numbers, from 1, of the lines that only this app has, or that the reader has changed
 * @property {string} ownWords what they are called, for the end of "Line 6, …"
 * @property {Map<string, string[]>} [files] lines of the other files, by name
 *
 * @typedef {object} Narration of a moment
 * @property {string} words
 * @property {boolean} kept whether the session went on when new code began to run
 * @property {string} instead what there is to say if nothing ran
 * @property {SessionState} before
 * @property {Entry[]} entries
 * @property {SessionState} after
 * @property {string[]} shows what is on the page in the end
 * @property {boolean} [settled]
 * @property {string} unlike what the other app shows instead; empty if the same, or in that app
 * @property {string} verdict
 * @property {boolean} lost whether an input was
 */

export {};
