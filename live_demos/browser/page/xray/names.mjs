/** Names of widgets, as sentences have them. */

/** @import { Moment, Run, Widget } from "./types.mjs" */

const CLICKED = new Set(["button", "download button"]);

/** Tells widgets apart by name: by number where one replaced another, by key where labels are alike. */
export class Names {
  /** @type {Set<string>} */
  numbered = new Set();
  /** @type {Map<string, Set<string | undefined>>} */
  keys = new Map();

  /** @param {Moment[]} moments of one app */
  constructor(moments) {
    for (const run of moments.flatMap((moment) => moment.runs ?? [])) {
      const keys = new Map();
      for (const widget of widgetsOf(run)) {
        const name = plainName(widget);
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
    const name = plainName(widget);
    const key = this.keys.has(name) && widget.key ? ` (key ${widget.key})` : "";
    return this.numbered.has(name) ? `${name}${key} no. ${widget.identity}` : name + key;
  }
}

/** @param {Moment[][]} all moments of each app; whether some widgets have numbers */
export function isNumbered(all) {
  return all.some((moments) => new Names(moments).numbered.size > 0);
}

/** @param {Widget} widget */
export function isButton({ kind }) {
  return CLICKED.has(kind);
}

/**
 * Names a widget without regard to others.
 * @param {Widget} widget
 */
export function plainName({ kind, label }) {
  return kind ? `${kind} “${label}”` : "widget";
}

/**
 * Gives what the widget calls of a run returned, and as whom.
 * @param {Run} run
 */
export function widgetsOf(run) {
  return (run.steps ?? []).flatMap((step) => step.widgets ?? []);
}

/**
 * Whether two records are of one widget, to Streamlit.
 * @param {Widget} one
 * @param {Widget} other
 */
export function isSame(one, other) {
  return (
    one.kind === other.kind &&
    one.label === other.label &&
    one.key === other.key &&
    one.identity === other.identity
  );
}
