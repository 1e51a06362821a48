/** In a browser without idle callbacks, timers tell whether anything else is at work. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { whenIdle } from "./idle.mjs";

let now = 0;
let calls = 0;
/** @type {(() => void)[]} */
let timers = [];

beforeEach(() => {
  now = calls = 0;
  timers = [];
  Object.assign(globalThis, {
    window: {},
    document: { hidden: false },
    performance: { now: () => now },
    setTimeout: (/** @type {() => void} */ timer) => timers.push(timer),
  });
});

/** @param {number} late in ms, that the next timer comes */
function nextTimer(late) {
  now += late;
  timers.shift()?.();
}

const call = () => {
  calls += 1;
};

test("it is idle after four timers in a row that were on time", () => {
  whenIdle(call);
  for (const late of [4, 4, 4]) {
    nextTimer(late);
  }
  assert.equal(calls, 0);
  nextTimer(4);
  assert.equal(calls, 1);
  assert.equal(timers.length, 0);
});

test("a timer that was kept waiting begins the count anew", () => {
  whenIdle(call);
  for (const late of [4, 4, 4, 30, 4, 4, 4]) {
    nextTimer(late);
  }
  assert.equal(calls, 0);
  nextTimer(4);
  assert.equal(calls, 1);
});

test("where it is never idle, the timeout ends the wait", () => {
  whenIdle(call, 50);
  nextTimer(30);
  assert.equal(calls, 0);
  nextTimer(30);
  assert.equal(calls, 1);
});

test("timers of a page that nobody sees are late, and it is idle", () => {
  Object.assign(globalThis, { document: { hidden: true } });
  whenIdle(call);
  for (const late of [1000, 1000, 1000, 1000]) {
    nextTimer(late);
  }
  assert.equal(calls, 1);
});
