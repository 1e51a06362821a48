/** All apps of an X-ray, as they tell of themselves by events. */

import { LiveApp } from "./live-app.mjs";
import { liveHeadline } from "./live-headline.mjs";
import { lossWords } from "./lost-inputs.mjs";

/** @import { Side } from "./types.mjs" */

export class LiveApps {
  /** @param {readonly Side[]} sides the apps, in the order in which they are shown */
  constructor(sides) {
    this.all = sides.map((side) => new LiveApp(side));
  }

  /** Whether one has told something since it started. */
  get hasTold() {
    return this.all.some((app) => app.moments.length > 0 || app.refused);
  }

  /** Whether the headline tells of a lost input. */
  get hasLoss() {
    return this.all.some(({ moments, refused }) => !refused && moments.some((one) => lossWords(one) !== ""));
  }

  get headline() {
    return liveHeadline(this.all);
  }

  /**
   * Takes in an event as page/xray/tell-record dispatches it.
   * @param {Event} event
   */
  take(event) {
    const { variant, code = null, run, words, ...verdict } = /** @type {CustomEvent} */ (event).detail;
    const app = this.all.find(({ side }) => side === variant);
    switch (event.type) {
      case "xray-start":
        app?.start(code);
        break;
      case "xray-run":
        app?.add(run, code);
        break;
      case "xray-verdict":
        app?.judge(verdict);
        break;
      case "xray-refused":
        app?.refuse(words);
        break;
    }
  }
}
