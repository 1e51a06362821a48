/** What a closed X-ray says, and where it opens. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { headline, liveHeadline, liveMoment } from "./headline.mjs";

/** @import { Moment, Run, Widget } from "./types.mjs" */

const SLIDER = { kind: "slider", label: "Volume", identity: 1 };
const CONFIRM = { kind: "button", label: "Confirm order", identity: 1 };

/**
 * Makes a moment with one run, of which only what matters is said.
 * @param {Partial<Run>} [run]
 * @param {Partial<Moment>} [more]
 * @returns {Moment}
 */
function moment(run = {}, more = {}) {
  return {
    runs: [{ trigger: "input", scope: "script", before: {}, end: "finished", after: {}, ...run }],
    settled: true,
    ...more,
  };
}

/** @param {string} text */
const showing = (text, run = {}) => moment({ ...run, steps: [{ line: 1, drawn: [["text", text]] }] });

/**
 * @param {Widget} widget
 * @param {string} is
 */
const lost = (widget, is) => moment({ inputs: [{ widget, was: "", is }] });

const START = moment({ trigger: "start" });
const KEPT = moment();
const WHY = { settled: false, why: ["the text “3” would become the text “4”"] };
const UNSETTLED = moment({}, WHY);
const FAILED = moment({ end: "error" });
const NO_MOMENTS = { broken: [], fixed: [] };

test("it says first what the broken app alone loses, and where", () => {
  const broken = [START, UNSETTLED, lost(SLIDER, "7")];

  assert.deepEqual(headline({ broken, fixed: [START, KEPT, KEPT] }), {
    words: "at input 2, the broken app loses the 7 sent for the slider “Volume”.",
    moment: 2,
  });
});

test("it names all inputs of which it speaks", () => {
  const broken = [START, lost(CONFIRM, "True"), KEPT, lost(CONFIRM, "True")];

  assert.deepEqual(headline({ broken, fixed: [START, KEPT, KEPT, KEPT] }), {
    words:
      "at inputs 1 and 3, the broken app loses what the browser sent: " +
      "first the click on the button “Confirm order”.",
    moment: 1,
  });
});

test("it says what one more rerun would change", () => {
  const broken = [START, UNSETTLED, UNSETTLED];

  assert.deepEqual(headline({ broken, fixed: [START, KEPT, KEPT] }), {
    words:
      "after inputs 1 and 2, the broken app is not settled: " +
      "in one more rerun after input 1, the text “3” would become the text “4”.",
    moment: 1,
  });
  assert.match(
    headline({ broken: [UNSETTLED], fixed: [START] }).words,
    /^after the start, .*rerun, the text/,
  );
});

test("it tells an exception", () => {
  assert.deepEqual(headline({ broken: [START, FAILED], fixed: [START, KEPT] }), {
    words: "after input 1, an exception ends the broken app’s run early.",
    moment: 1,
  });
});

test("it says at least what the apps show differently", () => {
  const broken = [START, showing("3"), showing("5")];

  assert.deepEqual(headline({ broken, fixed: [START, showing("3"), showing("7")] }), {
    words: "after input 2, the broken app shows “5”, the fixed app “7”.",
    moment: 2,
  });
  assert.match(headline({ broken: [START], fixed: [showing("7")] }).words, /only the fixed app shows “7”/);
});

test("it passes over what both apps do", () => {
  for (const both of [lost(SLIDER, "7"), UNSETTLED, FAILED, showing("3")]) {
    const { words, moment: at } = headline({ broken: [START, both], fixed: [START, both] });

    assert.equal(words, "what the browser sent and which lines ran, input by input.");
    assert.equal(at, 0);
  }
});

test("nothing is live before an app has run", () => {
  assert.equal(liveHeadline(NO_MOMENTS), "");
});

test("live, a loss comes first, then whether the app is settled", () => {
  const live = { broken: [START, UNSETTLED, lost(SLIDER, "7")], fixed: [START, KEPT, KEPT] };
  const told = "at input 2, the broken app lost the 7 sent for the slider “Volume”.";

  assert.equal(liveHeadline(live), `${told} One more rerun would not bring back what was lost.`);
  Object.assign(live.broken[2] ?? {}, WHY);
  assert.equal(liveHeadline(live), `${told} In one more rerun, the text “3” would become the text “4”.`);
});

test("live, a loss is still told after further inputs, and pointed at", () => {
  const live = { broken: [START, lost(SLIDER, "7"), KEPT], fixed: [START, KEPT, KEPT] };
  const told = "at input 1, the broken app lost the 7 sent for the slider “Volume”.";

  assert.equal(liveHeadline(live), told);
  assert.equal(liveMoment(live), 1);
  const unsettled = { ...live, broken: [START, lost(SLIDER, "7"), UNSETTLED] };
  assert.match(liveHeadline(unsettled), /Volume”\. After input 2, the broken app is not settled: /);
  assert.equal(liveMoment({ broken: [START, KEPT], fixed: [START, KEPT] }), Infinity);
});

test("live, a loss is told before it is known whether the app is settled", () => {
  const live = { broken: [START, { ...lost(CONFIRM, "True"), settled: undefined }], fixed: [START] };

  assert.equal(
    liveHeadline(live),
    "at input 1, the broken app lost the click on the button “Confirm order”.",
  );
});

test("live, what ran is told before it is known whether the app is settled", () => {
  const pending = { ...KEPT, settled: undefined };

  assert.equal(liveHeadline({ broken: [START, pending], fixed: [pending] }), "input 1 ran.");
});

test("live, an exception is told", () => {
  assert.equal(
    liveHeadline({ broken: [START, FAILED], fixed: [START, KEPT] }),
    "after input 1, an exception ended the broken app’s run early.",
  );
});

test("live, apps that stay different are not called alike", () => {
  const live = { broken: [START, showing("5")], fixed: [START, showing("7")] };

  assert.equal(
    liveHeadline(live),
    "after input 1, the broken app shows “5”, the fixed app “7”. One more rerun would change neither.",
  );
});

test("live, apps that had different inputs are not compared", () => {
  const live = {
    broken: [START, showing("5", { inputs: [{ widget: { ...SLIDER, key: "a" }, was: "", is: "5" }] })],
    fixed: [START, showing("7")],
  };

  assert.equal(liveHeadline(live), "one more rerun would change neither app.");
});

test("live, an app is not compared with one that has gone on", () => {
  const live = { broken: [START, showing("5")], fixed: [START, showing("7"), showing("9")] };

  assert.equal(liveHeadline(live), "one more rerun would change neither app.");
});

test("live, the number of an input is the app’s own, also when earlier ones are gone", () => {
  const live = { ...NO_MOMENTS, broken: [{ ...UNSETTLED, number: 31 }] };

  assert.match(liveHeadline(live), /^after input 31, the broken app is not settled: in one more rerun/);
});

test("live, one app alone is told alone", () => {
  assert.equal(
    liveHeadline({ ...NO_MOMENTS, broken: [START] }),
    "one more rerun would change nothing in the broken app.",
  );
});
