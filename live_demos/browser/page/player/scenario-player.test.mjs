import assert from "node:assert/strict";
import { test } from "node:test";
import { Play } from "./scenario-player.mjs";

/** A play whose marks stand in the table, and the app that it was of. */
function played() {
  const app = /** @type {any} */ ({ variant: "broken", state: "running", code: { files: {} } });
  const demo = { dataset: {}, querySelectorAll: () => [], querySelector: () => null };
  const play = new Play(/** @type {any} */ ({ demo, apps: [app] }));
  const cleared = { times: 0, said: "" };
  play.view = /** @type {any} */ ({
    clear: () => (cleared.times += 1),
    say: (/** @type {string} */ words) => (cleared.said = words),
    show: () => {},
    current: () => {},
  });
  play.recording = /** @type {any} */ ({ end: () => {} });
  play.speaks = true;
  play.codes = new Map([[app, app.code]]);
  return { play, app, cleared };
}

test("Marks go when other code is put into a running app, and only then", () => {
  const { play, app, cleared } = played();
  play.note(app);
  assert.equal(cleared.times, 0);
  app.code = { files: {} };
  play.note(app);
  assert.equal(cleared.times, 1);
});

test("Marks go when an app starts anew", () => {
  const { play, app, cleared } = played();
  app.state = "starting";
  play.note(app);
  assert.equal(cleared.times, 1);
});

test("Other code in the middle of playing ends it with a reason, which stays", () => {
  const { play, app, cleared } = played();
  play.ending = new AbortController();
  app.code = null;
  play.note(app);
  play.note(app);
  assert.equal(cleared.times, 1);
  assert.match(cleared.said, /other code runs in the place of the broken app/);
  assert.equal(play.speaks, true);
});
