/** What a closed X-ray says of apps that run. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { liveHeadline, liveMoment } from "./live-headline.mjs";
import {
  CONFIRM,
  FAILED,
  KEPT,
  SLIDER,
  START,
  UNSETTLED,
  lost,
  moment,
  showing,
} from "./sample-moments.test.parts.mjs";

/** @import { Told } from "./apps.mjs" */
/** @import { Moment, Widget } from "./types.mjs" */

/**
 * @param {Moment[]} broken
 * @param {Moment[]} fixed
 * @param {Partial<Told>} [more] about the broken one
 * @returns {Told[]}
 */
const pair = (broken, fixed, more = {}) => [
  { side: "broken", moments: broken, ...more },
  { side: "fixed", moments: fixed },
];

/**
 * @param {Moment[]} moments
 * @param {Partial<Told>} [more]
 * @returns {Told[]}
 */
const own = (moments, more = {}) => [{ side: "own", isEdit: true, moments, ...more }];

test("nothing is live before an app has run", () => {
  assert.equal(liveHeadline(pair([], [])), "");
});

test("live, a loss comes first, then whether the app is settled", () => {
  const live = pair([START, UNSETTLED, lost(SLIDER, "7")], [START, KEPT, KEPT]);
  const told = "the broken app lost the 7 sent for the slider “Volume”.";

  assert.equal(liveHeadline(live), `${told} One more rerun would not bring back what was lost.`);
  const { settled, why } = UNSETTLED;
  Object.assign(live[0]?.moments[2] ?? {}, { settled, why });
  assert.equal(liveHeadline(live), `${told} In one more rerun, the text “3” would become the text “4”.`);
});

test("live, a loss is still told after further inputs, and pointed at", () => {
  const live = pair([START, lost(SLIDER, "7"), KEPT], [START, KEPT, KEPT]);
  const told = "the broken app lost the 7 sent for the slider “Volume”.";

  assert.equal(liveHeadline(live), told);
  assert.equal(liveMoment(live), 1);
  const unsettled = pair([START, lost(SLIDER, "7"), UNSETTLED], [START, KEPT, KEPT]);
  assert.match(liveHeadline(unsettled), /Volume”\. After “Set Volume to 5”, the broken app is not settled: /);
  assert.equal(liveMoment(pair([START, KEPT], [START, KEPT])), Infinity);
});

test("live, a loss is told before it is known whether the app is settled", () => {
  const live = pair([START, { ...lost(CONFIRM, "True"), settled: undefined }], [START]);

  assert.equal(liveHeadline(live), "the broken app lost the click on the button “Confirm order”.");
});

test("live, what ran is told before it is known whether the app is settled", () => {
  const pending = { ...KEPT, settled: undefined };

  assert.equal(liveHeadline(pair([START, pending], [pending])), "“Set Volume to 5” ran.");
});

test("live, an exception is told", () => {
  assert.equal(
    liveHeadline(pair([START, FAILED], [START, KEPT])),
    "after “Set Volume to 5”, an exception ended the run of the broken app early.",
  );
});

test("live, an exception is told before what another rerun would do", () => {
  const failed = { ...FAILED, settled: false, why: UNSETTLED.why };

  assert.match(
    liveHeadline(pair([START, failed], [START, failed])),
    /^after .*an exception ended the run of /,
  );
});

test("live, apps that stay different are not called alike", () => {
  const live = pair([START, showing("5")], [START, showing("7")]);

  assert.equal(
    liveHeadline(live),
    "after “Set Volume to 5”, the broken app shows “5”, the fixed app “7”. One more rerun would change neither.",
  );
});

test("live, apps that had different inputs are not compared", () => {
  const other = { inputs: [{ widget: { ...SLIDER, key: "a" }, was: "", is: "6" }] };
  const live = pair([START, showing("5", other)], [START, showing("7")]);

  assert.equal(liveHeadline(live), "one more rerun would change neither app.");
});

test("live, an app is not compared with one that has gone on", () => {
  const live = pair([START, showing("5")], [START, showing("7"), showing("9")]);

  assert.equal(liveHeadline(live), "one more rerun would change neither app.");
});

test("live, an input is named by its words: some inputs of a table make no run, and have no number here", () => {
  assert.match(
    liveHeadline(pair([{ ...UNSETTLED, number: 31 }], [])),
    /^after “Set Volume to 5”, the broken app is not /,
  );
  const { runs } = moment({ inputs: [] });
  assert.match(liveHeadline(pair([START, { ...UNSETTLED, runs }], [])), /^after a rerun without /);
});

test("live, what another rerun would change in both apps is not said of the broken one", () => {
  const { why } = UNSETTLED;

  assert.equal(
    liveHeadline(pair([START, UNSETTLED], [START, UNSETTLED])),
    `after “Set Volume to 5”, neither app is settled: in one more rerun, ${why?.[0]}.`,
  );
  const other = { ...UNSETTLED, why: ["the slider “Volume” would go away"] };
  assert.match(liveHeadline(pair([START, UNSETTLED], [START, other])), /the broken app is not settled/);
});

test("live, one app alone is told alone", () => {
  assert.equal(liveHeadline(pair([START], [])), "one more rerun would change nothing in the broken app.");
});

test("an edit is called so", () => {
  assert.match(
    liveHeadline(pair([START, UNSETTLED], [START, KEPT], { isEdit: true })),
    /^after “Set Volume to 5”, your edit of the broken app is not settled: in one more rerun, /,
  );
});

test("whether an edit is settled is said of it alone too", () => {
  assert.equal(
    liveHeadline(pair([START, KEPT], [], { isEdit: true })),
    "after “Set Volume to 5”, your edit of the broken app is settled: one more rerun would change nothing.",
  );
});

test("an edit that has other widgets from the start is not compared", () => {
  /** @param {Widget} widget */
  const drawing = (widget) => moment({ trigger: "start", steps: [{ line: 1, widgets: [widget] }] });
  const [same, other] = [drawing(SLIDER), drawing(CONFIRM)];
  const [five, seven] = [showing("5"), showing("7")];

  assert.match(liveHeadline(pair([same, five], [same, seven], { isEdit: true })), /shows “5”, the fixed/);
  assert.equal(
    liveHeadline(pair([other, five], [same, seven], { isEdit: true })),
    "one more rerun would change neither app.",
  );
});

test("an app of the reader’s own is told as such", () => {
  assert.equal(liveHeadline(own([])), "");
  assert.equal(
    liveHeadline(own([START, KEPT])),
    "after “Set Volume to 5”, your app is settled: one more rerun would change nothing.",
  );
  assert.match(
    liveHeadline(own([START, UNSETTLED])),
    /^after “Set Volume to 5”, your app is not settled: in one more/,
  );
  assert.equal(
    liveHeadline(own([{ ...KEPT, kept: true }])),
    "after the run of your code, your app is settled: one more rerun would change nothing.",
  );
});

test("an app that came with a link is not called the reader’s", () => {
  assert.match(
    liveHeadline(own([START, KEPT], { isOthers: true })),
    /^after “Set Volume to 5”, this app is settled/,
  );
});

test("why an input was lost is told where a call made another widget", () => {
  const replaced = lost(SLIDER, "7");
  const widget = { ...SLIDER, identity: 2, differs: [["value", "3", "5"]] };
  Object.assign(replaced.runs?.[0] ?? {}, { steps: [{ line: 3, widgets: [widget] }] });

  assert.equal(
    liveHeadline(own([START, replaced])),
    "your app lost the 7 sent for the slider “Volume”. " +
      "The call had another value= than in the run before, so Streamlit put a new slider in its place. " +
      "One more rerun would not bring back what was lost.",
  );
});

test("what was refused is told", () => {
  assert.equal(
    liveHeadline(own([START], { refused: "X-ray shows no more of this app’s runs." })),
    "X-ray shows no more of this app’s runs.",
  );
});
