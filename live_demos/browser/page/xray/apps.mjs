/** Apps that are shown together: what they are called, and whether one can be compared with another. */

import { plainName, widgetsOf } from "./names.mjs";

/** @import { Moment, Side } from "./types.mjs" */

/**
 * An app that is shown, as sentences speak of it.
 * @typedef {object} Told
 * @property {Side} side
 * @property {boolean} [isEdit] whether a demo's app is shown as the reader changed it
 * @property {boolean} [isOthers] whether somebody else wrote it
 * @property {string} [refused] why no more is told
 * @property {Moment[]} moments
 */

/**
 * Names an app, for the middle of a sentence.
 * @param {Pick<Told, "side" | "isEdit" | "isOthers">} app
 */
export function appName({ side, isEdit, isOthers }) {
  if (side === "own") {
    return isOthers ? "this app" : "your app";
  }
  return isEdit ? `your edit of the ${side} app` : `the ${side} app`;
}

/**
 * Whether it says something that two apps show different things after the same inputs. An edit that has
 * other widgets from the start is another app altogether.
 * @param {Told} one
 * @param {Told} other
 */
export function comparesWith(one, other) {
  if (!one.isEdit && !other.isEdit) {
    return true;
  }
  const [left, right] = [one, other].map(
    ({ moments: [start] }) => new Set((start?.runs ?? []).flatMap(widgetsOf).map(plainName)),
  );
  return left?.size === right?.size && [...(left ?? [])].every((name) => right?.has(name));
}
