/** Makes the inputs of a scenario in this app, with its real widgets. */

import { runsSoFar, untilAnswered, untilBusy, untilThere } from "./wait.mjs";
import { change, closeList, giveFile, write } from "./set-widget.mjs";
import { Hand, pointAt, pointAway } from "./highlight.mjs";
import { keepFocusHere } from "./virtual-focus.mjs";
import { findButtons, findLinks, findOpeners } from "./observe.mjs";
import { findWidgets } from "./widgets.mjs";

/** @import { Action } from "../../shared/scenario-types.d.mts" */

/** @typedef {Exclude<Action, {kind: "reload"}>} Labeled an input that uses something in the app */

/**
 * What each kind of input uses: how it is found by its label, and how a sentence tells that it is
 * not there.
 * @type {Readonly<Record<Labeled["kind"], {find: (label: string) => HTMLElement[], use: string}>>}
 */
const TARGETS = {
  click: { find: findButtons, use: "click" },
  set: { find: findWidgets, use: "set" },
  fill: { find: findWidgets, use: "fill in" },
  type: { find: findWidgets, use: "type into" },
  open: { find: findOpeners, use: "open" },
  go: { find: findLinks, use: "go to" },
  upload: { find: findWidgets, use: "upload to" },
};

/**
 * Shows what an input is about to use.
 * @param {Action} action
 */
export async function showInput(action) {
  if (action.kind !== "reload") {
    pointAt(await find(action));
  }
}

/**
 * Makes an input, and the one meanwhile before the first is answered, and waits for the answer.
 * @param {Action} action
 * @param {Action | null} meanwhile
 * @param {number} beat how long the hand stays at each part of an input, in ms
 */
export async function makeInput(action, meanwhile, beat) {
  keepFocusHere();
  await makeWay(action);
  const before = runsSoFar();
  await make(action, new Hand(beat));
  if (meanwhile) {
    await untilBusy();
    await make(meanwhile, new Hand(0));
  }
  await untilAnswered(before);
  pointAway();
}

/**
 * Closes what would lie over the page, which is an input of its own.
 * @param {Action} action
 */
async function makeWay(action) {
  const own =
    action.kind === "set" || action.kind === "fill" ? findWidgets(action.label)[action.nth - 1] : undefined;
  const before = runsSoFar();
  if (closeList(own)) {
    await untilAnswered(before);
  }
}

/**
 * @param {Action} action
 * @param {Hand} hand
 */
async function make(action, hand) {
  if (action.kind === "reload") {
    window.location.reload();
    await new Promise(() => {}); // What follows is another document.
    return;
  }
  const target = await find(action);
  switch (action.kind) {
    case "click":
      await hand.press(target, action.held ? () => untilAnswered(runsSoFar()) : undefined);
      break;
    case "set":
    case "fill":
      await change(target, action.value, hand, action.kind === "set");
      break;
    case "type":
      await write(target, action.value, hand);
      break;
    case "upload":
      await giveFile(target, action.file, action.content);
      break;
    case "open":
    case "go":
      await hand.press(target);
      break;
    default:
      throw unknown(action);
  }
}

/**
 * @param {Labeled} action
 * @returns {Promise<HTMLElement>}
 */
async function find(action) {
  const { kind, label } = action;
  const nth = "nth" in action ? action.nth : 1;
  const target = TARGETS[kind];
  return untilThere(() => target.find(label)[nth - 1], `there is no “${label}” to ${target.use}.`);
}

/**
 * What is thrown for a kind of input that is not made above. Type checks fail before that.
 * @param {never} action
 */
function unknown(action) {
  return new Error(`no such input: ${JSON.stringify(action)}`);
}
