/** The buttons that play a demo's inputs. What that takes is loaded when one is pressed. */

import { make, makeButton } from "../dom.mjs";
import { DEMO } from "../../shared/document-state.mjs";

/** @import { App, Play } from "./scenario-player.mjs" */

/** @typedef {"idle" | "playing" | "paused"} Mode */

const WORDS = { idle: "Play these inputs", playing: "Pause", paused: "Continue", next: "Next input" };

const LOADING = "Getting ready to play the inputs.";
const MISSING =
  "The inputs cannot be played: a file of this site is missing or could not be loaded. Reload the page to try again.";

export class Player {
  /** @type {Play | undefined} */
  play;
  /** Ends the wait for the files, when there is nothing to play any more. */
  ending = new AbortController();
  /** Whether its own words are in the status line. */
  speaking = false;

  /**
   * @param {HTMLElement} demo
   * @param {HTMLElement} status where it speaks
   * @param {App[]} apps
   * @param {string} scenario its address
   * @param {{start: () => void, bringIntoView: () => void}} pair starts both apps, anew if they run;
   *   scrolls to where they are seen
   */
  constructor(demo, status, apps, scenario, pair) {
    this.demo = demo;
    this.status = status;
    this.apps = apps;
    this.scenario = scenario;
    this.pair = pair;
    this.main = makeButton(WORDS.idle, () => this.press("playOrPause"));
    this.main.classList.add("demo__button--play");
    this.next = makeButton(WORDS.next, () => this.press("next"));
    this.next.classList.add("demo__button--quiet");
    this.buttons = make("div", { className: "demo__play" }, this.main, this.next);
    // So that a longer sentence is not read again when something is added to it.
    status.setAttribute("aria-atomic", "false");
    this.show("idle");
  }

  /** Whether the status line is the player's now. */
  get speaks() {
    return this.speaking || this.play?.speaks === true;
  }

  /** @param {Mode} mode */
  show(mode) {
    // Its shorter names take the room of the longest, in whatever font, so that nothing moves.
    const { width } = this.main.getBoundingClientRect();
    this.main.style.minWidth = mode === "idle" ? "" : `${width}px`;
    this.demo.dataset[DEMO.play] = mode;
    this.main.textContent = WORDS[mode];
  }

  /** Ends playing and takes back all that was marked and said. */
  end() {
    this.ending.abort();
    this.ending = new AbortController();
    this.speaking = false;
    this.play?.end();
  }

  /**
   * Takes note that an app has come to another state.
   * @param {App} app
   */
  note(app) {
    this.play?.note(app);
  }

  /** Takes note that the reader uses an app. */
  interrupted() {
    this.play?.interrupted();
  }

  /** @param {"playOrPause" | "next"} button */
  async press(button) {
    const { signal } = this.ending;
    const play = this.play ?? (await this.load(signal));
    if (!signal.aborted) {
      play?.[button]();
    }
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    this.speaking = true;
    this.status.textContent = LOADING;
    const loaded = await import("./scenario-player.mjs").catch(() => null);
    if (signal.aborted) {
      return undefined;
    }
    this.speaking = false;
    if (loaded) {
      // Whoever presses twice in the meantime gets the same one.
      this.play ??= new loaded.Play(this);
    } else {
      this.status.textContent = MISSING;
    }
    return this.play;
  }
}
