/** What a moment leaves on the page, and how the pages of two apps differ. */

import { isButton, plainName } from "./names.mjs";
import { joined } from "./phrases.mjs";

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
  if (!left || !right) {
    return [[], []];
  }
  const [inLeft, inRight] = [new Set(left), new Set(right)];
  return [left.filter((part) => !inRight.has(part)), right.filter((part) => !inLeft.has(part))];
}

/** @param {Moment | undefined} moment */
function wholePage(moment) {
  const last = moment?.runs?.at(-1);
  // A fragment draws a part of the page; the rest stays as it was. Of a run that is told in parts, the rest
  // is not known.
  return last && last.scope === "script" && !last.more ? shownBy(last) : undefined;
}

/**
 * Says how the pages of two apps differ after the same input, for the middle of a sentence; empty if
 * they do not.
 * @param {Moment | undefined} one
 * @param {Moment | undefined} other
 * @param {string} name of the one app
 * @param {string} otherName
 */
export function differenceWords(one, other, name, otherName) {
  const [here, there] = difference(one, other);
  if (here.length > 0 && there.length > 0) {
    return `${name} shows ${joined(here)}, ${otherName} ${joined(there)}`;
  }
  return [
    here.length > 0 ? `only ${name} shows ${joined(here)}` : "",
    there.length > 0 ? `only ${otherName} shows ${joined(there)}` : "",
  ].join("");
}
