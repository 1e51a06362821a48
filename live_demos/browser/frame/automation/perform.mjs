/** Makes the inputs of a scenario in this app, with its real widgets. */

import { runsSoFar, untilAnswered, untilBusy, untilThere } from "./wait.mjs";
import { change, closeList, giveFile, write } from "./set-widget.mjs";
import { Hand, pointAt, pointAway } from "./highlight.mjs";
import { keepFocusHere } from "./virtual-focus.mjs";
import { findButtons, findLinks, findOpeners } from "./observe.mjs";
import { findWidgets } from "./widgets.mjs";

/** @import { Action } from "../../shared/scenario-types.mjs" */

/** How a sentence tells that something to use is not there. */
const USE = {
  click: "click",
  set: "set",
  fill: "fill in",
  type: "type into",
  open: "open",
  go: "go to",
  upload: "upload to",
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
    default:
      await hand.press(target);
  }
}

/**
 * @param {Exclude<Action, {kind: "reload"}>} action
 * @returns {Promise<HTMLElement>}
 */
async function find(action) {
  const { kind, label } = action;
  const nth = "nth" in action ? action.nth : 1;
  const ways = { click: findButtons, open: findOpeners, go: findLinks };
  const way = kind === "click" || kind === "open" || kind === "go" ? ways[kind] : findWidgets;
  return untilThere(() => way(label)[nth - 1], `there is no “${label}” to ${USE[kind]}.`);
}
