/** What a moment leaves on the page, and how the pages of two apps differ. */

import { isButton, plainName } from "./names.mjs";

/** @import { Moment, Run, Widget } from "./types.mjs" */

/** Links lead away; they show nothing of what an input did. */
const LINK = "page link";

/**
 * Names what a run has drawn, in order, each for the middle of a sentence.
 * @param {Run} run
 * @param {(widget: Widget) => string} [nameOf]
 * @returns {string[]}
 */
export function shownBy(run, nameOf = plainName) {
  return (run.steps ?? []).flatMap(({ widgets = [], drawn = [] }) => [
    ...widgets
      .filter(({ kind }) => kind)
      .map((one) => `the ${nameOf(one)}${isButton(one) ? "" : ` at ${one.value}`}`),
    ...drawn.filter(([kind]) => kind !== LINK).map(([, text]) => `“${text}”`),
  ]);
}

/**
 * Gives what each of two apps shows and the other does not, after the same input; nothing where it
 * is not known.
 * @param {Moment | undefined} one
 * @param {Moment | undefined} other
 * @returns {[ofOne: string[], ofOther: string[]]}
 */
export function difference(one, other) {
  const [left, right] = [wholePage(one), wholePage(other)];
  return left && right
    ? [left.filter((part) => !right.includes(part)), right.filter((part) => !left.includes(part))]
    : [[], []];
}

/** @param {Moment | undefined} moment */
function wholePage(moment) {
  const last = moment?.runs?.at(-1);
  // A fragment draws a part of the page; the rest stays as it was.
  return last && last.scope === "script" ? shownBy(last) : undefined;
}
