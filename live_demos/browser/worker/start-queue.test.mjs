/** Apps that share a Python start one after another, and none keeps the others waiting for ever. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

/** Lets everything happen that waits for no timer. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

let queues = 0;

/**
 * Makes three turns in a queue of their own. Time passes when `pass` is called, and not before.
 * @param {import("node:test").TestContext} t
 */
async function threeTurns(t) {
  mock.timers.enable({ apis: ["setTimeout"] });
  t.after(() => mock.timers.reset());
  // The queue is the module's: another address is another module.
  queues += 1;
  const { Turn } = /** @type {typeof import("./start-queue.mjs")} */ (
    await import(`./start-queue.mjs?${queues}`)
  );
  let start = () => {};
  const runs = new Promise((resolve) => (start = () => resolve(undefined)));
  /** @type {string[]} */
  const said = [];
  const turn = (/** @type {string} */ name) => {
    const made = new Turn(runs);
    made.come.then(() => said.push(name));
    return made;
  };
  const one = turn("one");
  const two = turn("two");
  turn("three");
  return { one, two, said, start, pass: () => mock.timers.tick(60_000) };
}

test("an app has its turn when the one before has started", async (t) => {
  const { one, two, said, start } = await threeTurns(t);

  start();
  await settle();
  assert.deepEqual(said, ["one"]);
  one.end();
  await settle();
  assert.deepEqual(said, ["one", "two"]);
  two.end();
  await settle();
  assert.deepEqual(said, ["one", "two", "three"]);
});

test("an app that does not come to an end is passed over after a while", async (t) => {
  const { said, start, pass } = await threeTurns(t);

  start();
  await settle();
  assert.deepEqual(said, ["one"]);
  pass();
  await settle();

  assert.deepEqual(said, ["one", "two"]);
});

test("the time counts from when Python runs", async (t) => {
  const { said, pass } = await threeTurns(t);

  await settle();
  pass();
  await settle();

  assert.deepEqual(said, ["one"]);
});

test("an app that was ended while it waited takes no turn", async (t) => {
  const { one, two, said, start } = await threeTurns(t);

  start();
  two.end();
  await settle();
  assert.deepEqual(said, ["one"]);
  one.end();
  await settle();

  assert.deepEqual(said, ["one", "two", "three"]);
});
