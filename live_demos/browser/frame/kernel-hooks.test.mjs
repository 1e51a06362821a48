/** What is told of an app's messages, and when. How Streamlit writes them is tested in Python. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { hookKernel } from "./kernel-hooks.mjs";

/** @import { Kernel } from "./kernel-hooks.mjs" */

/** Messages with one field at the top level, as Protocol Buffers write them. */
const RERUN_SCRIPT = Uint8Array.of(90, 0);
const LOAD_GIT_INFO = Uint8Array.of(98, 0);
const SCRIPT_FINISHED = Uint8Array.of(48, 0).buffer;
const FOR_RERUN = Uint8Array.of(48, 2).buffer;
const DELTA = Uint8Array.of(42, 0).buffer;
const record = (/** @type {object} */ content) => {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return Uint8Array.of(0xc2, 0x3e, bytes.length, ...bytes).buffer;
};

/** A kernel and a front end that note what happens, in order. */
class Noting {
  /** @type {unknown[]} */
  noted = [];
  /** @type {(payload: ArrayBuffer | string) => void} */
  fromServer = () => {};

  constructor() {
    /** @type {Kernel} */
    const kernel = {
      onWebSocketMessage: (handler) => {
        this.fromServer = handler;
      },
      sendWebSocketMessage: async () => {
        this.noted.push("sent");
      },
    };
    hookKernel(kernel, {
      onRunAsked: () => this.noted.push("run asked for"),
      onRunOver: () => this.noted.push("run over"),
      onRunDrawn: () => this.noted.push("run drawn"),
      onRecord: (told) => this.noted.push(told),
    });
    kernel.onWebSocketMessage(() => this.noted.push("handled"));
    this.send = (/** @type {Uint8Array} */ payload) => kernel.sendWebSocketMessage(payload);
  }
}

/** @type {(() => void)[]} what waits for the page to be drawn */
let waiting = [];

beforeEach(() => {
  waiting = [];
  const later = (/** @type {() => void} */ call) => waiting.push(call);
  Object.assign(globalThis, { window: {}, requestAnimationFrame: later, setTimeout: later });
});
const { setTimeout } = globalThis;
afterEach(() => Object.assign(globalThis, { setTimeout }));

/** Draws the page, as often as somebody waits for it. */
function draw() {
  while (waiting.length > 0) {
    waiting.splice(0).forEach((call) => call());
  }
}

test("a run counts as asked for before the wish is sent", () => {
  const app = new Noting();
  app.send(RERUN_SCRIPT);
  app.send(LOAD_GIT_INFO);

  assert.deepEqual(app.noted, ["run asked for", "sent", "sent"]);
});

test("a run counts as over when the front end has its end and the page is drawn", () => {
  const app = new Noting();
  app.fromServer(DELTA);
  app.fromServer(SCRIPT_FINISHED);
  app.noted.push("-");
  draw();

  assert.deepEqual(app.noted, ["handled", "handled", "run over", "-", "run drawn"]);
});

test("a run that ends for st.rerun() is drawn, and the app is not done", () => {
  const app = new Noting();
  app.fromServer(FOR_RERUN);
  draw();

  assert.deepEqual(app.noted, ["handled", "run drawn"]);
});

test("what is no record is told as the text that it is", () => {
  const app = new Noting();
  app.fromServer(Uint8Array.of(0xc2, 0x3e, 2, ...new TextEncoder().encode("{x")).buffer);

  assert.deepEqual(app.noted, ["{x"]);
});

test("a record is told and kept from the front end, which does not know it", () => {
  const app = new Noting();
  const told = { verdict: { settled: true, why: [] } };
  app.fromServer(record(told));
  app.fromServer("text");

  assert.deepEqual(app.noted, [told, "handled"]);
});
