/** What a closed X-ray says, and where it opens. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { headline } from "./headline.mjs";
import {
  CONFIRM,
  FAILED,
  KEPT,
  SLIDER,
  START,
  UNSETTLED,
  lost,
  showing,
} from "./sample-moments.test.parts.mjs";

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

test("it tells of an exception before what another rerun would do: that is what a reader sees", () => {
  const broken = [START, { ...FAILED, settled: false, why: UNSETTLED.why }];

  assert.deepEqual(headline({ broken, fixed: [START, KEPT] }), {
    words: "after input 1, an exception ends the broken app’s run early.",
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
