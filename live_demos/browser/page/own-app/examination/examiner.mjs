/** Has a reader's app examined, in a frame of its own that nobody sees: the app that runs is left alone. */

import { READERS_APP, READERS_APP_PATH, canIsolate, equip, noteBlocked } from "../../isolation/isolation.mjs";
import { makeFrame } from "../../make-frame.mjs";
import { releaseOf } from "../../../shared/frame-channel.mjs";

/** @import { AppCode, FromFrame, FromPage } from "../../../shared/frame-messages.d.mts" */
/** @import { ExamineNews } from "../../../shared/findings.d.mts" */
/** @import { Post } from "../../../shared/frame-channel.mjs" */
/** @import { Runtime } from "../../../shared/worker-messages.d.mts" */

const WORDS = {
  title: "Examines your app, unseen",
  start: "Python could not be started for it. You may be offline, or a file of this site is missing.",
  left: "You left the page meanwhile. Examine the app again.",
  updated:
    "It belongs to another release of this site than the page that you read. Reload the page to have both from one.",
  notIsolated:
    "This code came with a link, and it does not run here: the host of this site does not let it run apart from the site.",
};

/** How long the frame may say nothing at all. */
const SILENCE_MS = 25_000;

export class Examiner {
  listening = new AbortController();
  /** @type {Post<FromPage>} */
  post = () => {};

  /**
   * @param {HTMLElement} place of the frame
   * @param {Runtime | null} runtime
   * @param {(news: ExamineNews) => void} tell
   */
  constructor(place, runtime, tell) {
    this.place = place;
    this.runtime = runtime;
    this.tell = tell;
  }

  /**
   * Examines an app, from a start of Python on.
   * @param {AppCode} code
   */
  begin(code) {
    const isolated = canIsolate();
    if (!isolated && code.trust === "link") {
      this.tell({ what: "trouble", words: WORDS.notIsolated });
      return;
    }
    this.listening = new AbortController();
    const { signal } = this.listening;
    let greeted = false;
    /** @param {FromFrame} message */
    const receive = async (message) => {
      switch (message.type) {
        case "hello":
          greeted = true;
          if (message.release !== releaseOf(READERS_APP_PATH)) {
            this.fail(WORDS.updated);
            break;
          }
          if (isolated) {
            equip(this.runtime, this.post, signal, false);
          }
          this.post({ type: "examine", whose: isolated ? "isolated" : "own", code });
          break;
        case "blocked":
          if (await noteBlocked()) {
            this.end();
            this.begin(code);
          } else {
            this.fail(WORDS.start);
          }
          break;
        case "rest":
          import("../../isolation/runtime-files.mjs").then(({ handRest }) => handRest());
          break;
        case "state":
          if (message.state === "failed") {
            this.fail(WORDS.start);
          }
          break;
        case "examined":
          this.tell(message.news);
          break;
      }
    };
    const missed = () => signal.aborted || greeted || this.fail(WORDS.start);
    const { frame, post } = makeFrame({
      address: READERS_APP,
      title: WORDS.title,
      isolated,
      receive: (message) => signal.aborted || receive(message),
      missed,
      restored: () => this.fail(WORDS.left),
      signal,
    });
    setTimeout(missed, SILENCE_MS);
    this.post = post;
    this.frame = frame;
    this.place.append(frame);
  }

  /** @param {string} words */
  fail(words) {
    this.end();
    this.tell({ what: "trouble", words });
  }

  /** Takes the frame away, with the Python in it. */
  end() {
    this.listening.abort();
    this.frame?.remove();
    this.frame = undefined;
  }
}
