/** The types of a scenario. Made by `make schema` from live_demos/scenario/model.py. */

export type Action = Click | Set | Fill | Type | Open | Upload | Go | Reload;
export type Variant = "broken" | "fixed";
export type Value = boolean | number | string | (boolean | number | string)[];

/**
 * What a page loads, and what the frame of an app says that it sees.
 */
export interface Types {
  scenario: Scenario;
  challenge: Challenge;
  seen: Seen;
}
/**
 * A scenario, as in `/demos/<slug>/scenario.json`.
 *
 * A date or a time is a string in ISO format. A label or a line that ends in `…` means what
 * begins with the rest of it.
 */
export interface Scenario {
  start: Step;
  inputs: Step[];
  never: Expected;
  topics: Topics;
}
/**
 * One input, or the start, and what each app shows after it.
 */
export interface Step {
  /**
   * The input, as an instruction to the reader.
   */
  words: string;
  /**
   * None at the start.
   */
  action: Action | null;
  meanwhile: Action | null;
  only: Variant | null;
  /**
   * Whether the two apps differ now.
   */
  parts: boolean;
  /**
   * What the broken app does otherwise, in a sentence; empty if nothing.
   */
  difference: string;
  broken: Expected;
  fixed: Expected;
}
/**
 * The button is pressed.
 */
export interface Click {
  kind: "click";
  label: string;
  /**
   * Which one, if several have this label.
   */
  nth: number;
  /**
   * The button is pressed, the page answers what that sets off, and then the mouse is released where it is.
   */
  held: boolean;
}
/**
 * The widget is changed and the change is sent.
 *
 * A text is typed and sent with Enter, or Ctrl+Enter. Of pills and of a segmented control
 * the option is pressed, which takes the choice back if it was chosen.
 */
export interface Set {
  kind: "set";
  label: string;
  /**
   * Nothing chosen is `""`, or `[]` where several can be.
   */
  value: boolean | number | string | (boolean | number | string)[];
  /**
   * Which one, if several have this label.
   */
  nth: number;
}
/**
 * A field of a form is changed. Nothing is sent before the form's button is clicked.
 */
export interface Fill {
  kind: "fill";
  label: string;
  value: boolean | number | string | (boolean | number | string)[];
  /**
   * Which one, if several have this label.
   */
  nth: number;
}
/**
 * A text is typed, without Enter and without leaving the field. Nothing is sent.
 */
export interface Type {
  kind: "type";
  label: string;
  value: string;
  /**
   * Which one, if several have this label.
   */
  nth: number;
}
/**
 * A tab, an expander or a popover is opened.
 */
export interface Open {
  kind: "open";
  label: string;
}
/**
 * A small text file is given to a file uploader.
 */
export interface Upload {
  kind: "upload";
  label: string;
  /**
   * The name of the file.
   */
  file: string;
  /**
   * The text in the file.
   */
  content: string;
}
/**
 * A page link (`st.page_link`) is followed to another page of the app.
 */
export interface Go {
  kind: "go";
  label: string;
}
/**
 * The app is reloaded in its browser, which begins a new session.
 */
export interface Reload {
  kind: "reload";
}
/**
 * What a reader sees in one app at one moment, with words for it.
 */
export interface Expected {
  /**
   * The widget with this label shows this value.
   */
  widgets: {
    [k: string]: Value;
  };
  /**
   * All lines of `st.write`, `st.markdown`, `st.text` and `st.caption`, in their order. One line can be a string.
   */
  text: string[];
  /**
   * All alerts of this kind, in their order.
   */
  error: string[];
  /**
   * All alerts of this kind, in their order.
   */
  warning: string[];
  /**
   * All alerts of this kind, in their order.
   */
  info: string[];
  /**
   * All alerts of this kind, in their order.
   */
  success: string[];
  /**
   * All exceptions: the type, without its module, and how the message begins.
   */
  exception: string[];
  /**
   * Nothing with this label is on the page: no widget, button, link, tab or expander.
   */
  missing: string[];
  /**
   * It is there and cannot be used.
   */
  disabled: string[];
  /**
   * This tab, expander or popover is open.
   */
  open: string[];
  words: string[];
}
/**
 * The labels that a scenario speaks of, for a driver to look at.
 */
export interface Topics {
  widgets: string[];
  missing: string[];
  disabled: string[];
  open: string[];
}
/**
 * What a check of a reader's code needs beside the scenario: `/demos/<slug>/challenge.json`.
 */
export interface Challenge {
  /**
   * Why the fixed app is rightly unsettled, or nothing.
   */
  unsettled: string;
  /**
   * For the start and each input: what other right solutions show.
   */
  also: Expected[][];
  /**
   * The hints. Nothing: it is made from the scenario.
   */
  lost: string;
  lines: string;
  fix: string;
  wrong_ways: WrongWay[];
}
/**
 * A change that people make to the broken app, and that does not help.
 */
export interface WrongWay {
  /**
   * What the code does, after "Your code".
   */
  does: string;
  why: string;
  /**
   * Features of the code: see code-features.mjs.
   */
  has: string[];
  lacks: string[];
}
/**
 * What a reader sees in one app at one moment.
 */
export interface Seen {
  /**
   * The widget with this label shows this value.
   */
  widgets: {
    [k: string]: Value;
  };
  /**
   * All lines of `st.write`, `st.markdown`, `st.text` and `st.caption`, in their order. One line can be a string.
   */
  text: string[];
  /**
   * All alerts of this kind, in their order.
   */
  error: string[];
  /**
   * All alerts of this kind, in their order.
   */
  warning: string[];
  /**
   * All alerts of this kind, in their order.
   */
  info: string[];
  /**
   * All alerts of this kind, in their order.
   */
  success: string[];
  /**
   * All exceptions: the type, without its module, and how the message begins.
   */
  exception: string[];
  /**
   * Nothing with this label is on the page: no widget, button, link, tab or expander.
   */
  missing: string[];
  /**
   * It is there and cannot be used.
   */
  disabled: string[];
  /**
   * This tab, expander or popover is open.
   */
  open: string[];
}
