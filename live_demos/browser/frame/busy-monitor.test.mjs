/** A reader who waits for a run learns that Python is busy, whenever it becomes so. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { BusyMonitor } from "./busy-monitor.mjs";

/** Python: it answers when it is not busy. */
class Pinged {
  busy = false;
  pings = 0;
  /** @type {(() => void)[]} */
  unanswered = [];

  answers() {
    this.pings += 1;
    return new Promise((resolve) => {
      this.unanswered.push(() => resolve(true));
      this.work();
    });
  }

  work() {
    if (!this.busy) {
      this.unanswered.splice(0).forEach((answer) => answer());
    }
  }

  rest() {
    this.busy = false;
    this.work();
  }
}

/** @param {number} seconds */
async function pass(seconds) {
  for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
    mock.timers.tick(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** @type {Pinged} */
let python;
/** @type {boolean[]} */
let told;
/** @type {BusyMonitor} */
let monitor;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  python = new Pinged();
  told = [];
  monitor = new BusyMonitor(python, (busy) => told.push(busy));
});

test("Python that is busy for long is told of, until it answers", async () => {
  python.busy = true;
  monitor.runAsked();
  await pass(1);
  assert.deepEqual(told, []);

  await pass(2);
  assert.deepEqual(told, [true]);

  python.rest();
  await pass(1);
  assert.deepEqual(told, [true, false]);
});

test("so is Python that becomes busy before the run has begun", async () => {
  monitor.runAsked();
  await pass(0.5);
  python.busy = true;
  await pass(4);

  assert.deepEqual(told, [true]);
});

test("a run that only waits is not called busy", async () => {
  monitor.runAsked();
  await pass(20);

  assert.deepEqual(told, []);
});

test("after the run nothing is asked any more, and at the next one again", async () => {
  monitor.runAsked();
  await pass(0.5);
  monitor.runOver();
  await pass(2);
  const { pings } = python;
  await pass(10);
  assert.equal(python.pings, pings);

  python.busy = true;
  monitor.runAsked();
  await pass(4);
  assert.deepEqual(told, [true]);
});
