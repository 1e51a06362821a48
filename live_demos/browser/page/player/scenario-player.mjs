/**
 * Plays a demo's scenario: makes its inputs in both apps, one after another, and compares what is
 * then on the screen with what the scenario says.
 */

import { differences } from "./compare.mjs";
import { makeInput } from "./make-input.mjs";
import { Pace } from "./stepper.mjs";
import { PlayView } from "./player-view.mjs";
import { Recording } from "./recording.mjs";
import { DEMO } from "../../shared/document-state.mjs";
import { loadScenario } from "../../shared/scenario.mjs";

/** @import { AppState } from "../app-frame.mjs" */
/** @import { Answer, Ask } from "../../shared/frame-messages.d.mts" */
/** @import { Player } from "./play-button.mjs" */
/** @import { Step, Topics, Variant } from "../../shared/scenario-types.d.mts" */

/**
 * What the player needs of an app.
 * @typedef {object} App
 * @property {Variant} variant
 * @property {AppState} state
 * @property {object | null} code the reader's edit, if that runs
 * @property {boolean} used whether an input was made since it started
 * @property {(ask: Ask) => Promise<Answer>} ask
 * @property {boolean} isolated
 * @property {string} query
 * @property {() => void} start
 */

/** From one input to the next, in ms. `data-pace` at the demo sets another. */
const PACE_MS = 1500;

/** How long a row stands before the next input, as a share of the pace. */
const BETWEEN = 1 / 3;

/** How long the row stands at which the apps part, unless the reader goes on: as many paces. */
const HOLD = 5;

/** How long an app may take to answer before the reader is told what they wait for. */
const LATE_MS = 8000;

/** How long the hand stays at each part of an input, as a share of the pace. */
const BEAT = 1 / 8;

/** The end of playing, with a sentence on why. */
class Ended extends Error {}

export class Play {
  /** @type {AbortController | undefined} */
  ending;
  /** Whether the player's words are in the status line. */
  speaks = false;
  pace = new Pace();
  /** @type {Set<App>} the apps that start because the player wants it */
  starting = new Set();
  /** Whose end has ended playing. @type {App | undefined} */
  lost;
  /** What each app ran when playing began, or has been found to run since. @type {Map<App, object | null>} */
  codes = new Map();
  /** @type {(() => void)[]} who waits for another state of an app */
  waiting = [];

  /** @param {Player} player */
  constructor(player) {
    this.view = new PlayView(player);
    this.recording = new Recording(player.demo);
    this.apps = player.apps;
    this.address = player.scenario;
    this.pair = player.pair;
  }

  playOrPause() {
    if (!this.ending) {
      this.begin(new Pace());
    } else if (this.pace.paused) {
      this.pace.go();
      this.view.show("playing");
    } else {
      this.pause();
    }
  }

  /** Makes one input and pauses. */
  next() {
    if (this.ending) {
      this.pace.next();
      this.view.show("paused");
    } else {
      const pace = new Pace();
      pace.next();
      this.begin(pace);
    }
  }

  pause() {
    this.pace.pause();
    this.view.show("paused");
  }

  /**
   * Ends playing, and says why, or takes back all that was marked and said.
   * @param {string} [why]
   */
  end(why) {
    this.ending?.abort();
    this.ending = undefined;
    this.starting.clear();
    this.recording.end();
    this.view.show("idle");
    this.view.current();
    if (why) {
      this.view.say(why);
    } else {
      this.speaks = false;
      this.view.clear();
    }
  }

  /**
   * Takes note that an app has come to another state, or runs other code. What was marked is then of
   * an app that is no more.
   * @param {App} app
   */
  note(app) {
    const isOther = this.codes.has(app) && this.codes.get(app) !== app.code;
    this.codes.set(app, app.code);
    // While it starts because of us, `until` looks after it.
    if (isOther || (app.state !== "running" && !this.starting.has(app))) {
      if (this.ending) {
        this.lost = app;
        this.end(isOther ? otherWords(app) : lostWords(app));
        this.view.clear();
      } else if (this.speaks && (isOther || this.lost !== app)) {
        this.end();
      }
    }
    this.waiting.splice(0).forEach((look) => look());
  }

  /** Takes note that the reader uses an app. */
  interrupted() {
    if (this.ending) {
      this.end("Playing has stopped, because you used an app yourself.");
    }
  }

  /** @param {Pace} pace */
  async begin(pace) {
    const ending = new AbortController();
    this.ending = ending;
    this.pace = pace;
    this.lost = undefined;
    this.codes = new Map(this.apps.map((app) => [app, app.code]));
    this.speaks = true;
    this.view.clear();
    this.view.show(pace.paused ? "paused" : "playing");
    this.pair.bringIntoView();
    try {
      await this.playAll(ending.signal);
      this.ending = undefined;
      this.view.show("idle");
      this.view.current();
    } catch (error) {
      if (!ending.signal.aborted) {
        this.end(error instanceof Ended ? error.message : `Playing has stopped: ${error}`);
      }
    }
  }

  /** @param {AbortSignal} signal */
  async playAll(signal) {
    this.view.say("Starting both apps in your browser.");
    this.apps.forEach((app) => this.starting.add(app));
    const scenario = await loadScenario(this.address, signal);
    if (scenario === null) {
      throw new Ended("The inputs could not be loaded. You can try again.");
    }
    const recorded = this.recording.exists && this.apps.some((app) => app.state !== "running");
    /** @type {Promise<void> | undefined} */
    let running;
    const startApps = () => {
      running ??= this.freshApps(signal);
      running.catch(() => {}); // It is awaited at the end.
      return running;
    };
    // What was recorded is there at once. The apps start while the row stands at which they part: before, they
    // would take the processor from the pictures.
    if (recorded) {
      this.recording.begin();
    } else {
      await startApps();
    }
    const { start, inputs, topics } = scenario;
    /** @type {Step | undefined} */
    let before;
    let unlike = 0;
    const edited = this.apps.some((app) => app.code);
    /** Whether the apps have just parted. */
    let parted = false;
    /** At which row they parted first. @type {number | undefined} */
    let first;
    for (const [number, step] of [start, ...inputs].entries()) {
      if (number > 0) {
        await this.pace.turn(this.paceMs * (parted ? HOLD : BETWEEN), signal);
      }
      this.view.current(number);
      this.view.say(number === 0 ? "The start." : `Input ${number} of ${inputs.length}: ${step.words}.`);
      let asExpected = true;
      if (recorded) {
        await this.unlessEnded(signal, this.recording.show(number));
        this.judgeAsSaid(number, step, before);
      } else {
        await this.make(step, signal);
        asExpected = await this.judge(number, step, before, topics, signal);
      }
      parted = asExpected && !edited && partsHere(step, before);
      first ??= parted ? number : undefined;
      if (recorded && parted) {
        startApps();
      }
      if (!asExpected) {
        unlike += 1;
        // Of an edit, every row is worth seeing.
        if (!edited) {
          this.pause();
        }
      }
      before = step;
    }
    if (parted) {
      await this.pace.turn(this.paceMs * HOLD, signal);
    }
    if (recorded) {
      await this.leaveRecording(startApps(), first, signal);
      return;
    }
    if (edited) {
      this.view.say(`The end: ${editWords(unlike, 1 + inputs.length)}`);
      return;
    }
    const rows = unlike === 1 ? "one row was" : `${unlike} rows were`;
    this.view.say(`The end: ${unlike === 0 ? "every row was" : `${rows} not`} as the table says.`);
    if (unlike === 0) {
      this.addLesson(first);
    }
  }

  /**
   * Says what there is to take away.
   * @param {number | undefined} first row at which the apps parted
   */
  addLesson(first) {
    if (first === undefined) {
      return;
    }
    this.view.add(`The apps parted ${first === 0 ? "from the start" : `at input ${first}`}.`);
    this.view.add(this.view.captions());
    if (this.view.hasCode) {
      this.view.add("The marked lines of the code make the difference.");
    }
  }

  /**
   * Gives the apps their places, once the last picture has stood for a while.
   * @param {Promise<void>} running
   * @param {number | undefined} first row at which the apps parted
   * @param {AbortSignal} signal
   */
  async leaveRecording(running, first, signal) {
    await this.pace.turn(this.paceMs, signal);
    this.recording.end();
    this.view.current();
    this.view.say("That was recorded. The real apps are starting.");
    this.addLesson(first);
    await running;
    this.view.say("That was recorded. Now both apps run.");
    this.addLesson(first);
    this.view.add("Now make the inputs yourself.");
  }

  get paceMs() {
    return Number(this.view.demo.dataset[DEMO.pace] ?? PACE_MS);
  }

  /**
   * Resolves when both apps run and are as they started.
   * @param {AbortSignal} signal
   */
  async freshApps(signal) {
    if (this.apps.some((app) => app.used || app.state === "idle" || app.state === "failed")) {
      this.pair.start();
    }
    await this.unlessEnded(signal, Promise.all(this.apps.map((app) => this.until(app, "running"))));
    this.starting.clear();
  }

  /**
   * Makes an input in the apps in which it can be made, and waits for what it causes.
   * @param {Step} step
   * @param {AbortSignal} signal
   */
  async make({ action, meanwhile, only }, signal) {
    if (action === null) {
      return;
    }
    const apps = this.apps.filter((app) => only === null || only === app.variant);
    if (this.paceMs > 0) {
      await this.all(apps, (app) => app.ask({ what: "show", action }), signal);
      await this.unlessEnded(signal, new Promise((resolve) => setTimeout(resolve, this.paceMs / 3)));
    }
    const beat = this.paceMs * BEAT;
    const make = (/** @type {App} */ app) =>
      makeInput(app, { action, meanwhile }, beat, () => this.reloaded(app));
    await this.all(apps, make, signal);
  }

  /**
   * Compares what is seen with what the scenario says. Tells whether it is that.
   * @param {number} number
   * @param {Step} step
   * @param {Step | undefined} before
   * @param {Topics} topics
   * @param {AbortSignal} signal
   */
  async judge(number, step, before, topics, signal) {
    const answers = await this.all(this.apps, (app) => app.ask({ what: "look", topics }), signal);
    let asExpected = true;
    for (const [index, app] of this.apps.entries()) {
      const { seen } = answers[index] ?? {};
      // An edit is to be right, whatever it is an edit of.
      const wanted = app.code && step.only === null ? "fixed" : app.variant;
      const found = seen ? differences(step[wanted], seen) : [];
      if (found.length > 0 && (step.only === null || step.only === app.variant)) {
        asExpected = false;
        this.view.add(`${app.code ? "Your edit" : `The ${app.variant} app`} ${found.join("; it ")}.`);
        this.view.contradict(number, app.variant, `It ${found.join("; it ")}.`);
      }
    }
    if (asExpected && this.apps.some((app) => app.code)) {
      this.view.add("Your edit shows what the fixed app shows.");
      this.view.judge(number, "same", false);
    } else if (asExpected) {
      this.judgeAsSaid(number, step, before);
    } else {
      this.view.judge(number, "unlike", false);
    }
    return asExpected;
  }

  /**
   * Marks a row that came out as the table says.
   * @param {number} number
   * @param {Step} step
   * @param {Step | undefined} before
   */
  judgeAsSaid(number, step, before) {
    const parting = partsHere(step, before);
    this.view.add(verdict(step, parting, before?.parts ?? false));
    this.view.judge(number, step.parts ? "differs" : "same", parting);
  }

  /**
   * Asks apps at the same time and waits for all of them.
   * @param {App[]} apps
   * @param {(app: App) => Promise<Answer>} ask
   * @param {AbortSignal} signal
   */
  async all(apps, ask, signal) {
    const open = new Set(apps);
    const late = setTimeout(() => {
      const names = [...open].map((app) => app.variant).join(" and the ");
      this.view.add(`Still waiting for the ${names} app.`);
    }, LATE_MS);
    const asked = apps.map(async (app) => {
      const answer = await ask(app);
      if (answer.gone) {
        this.lost = app;
        throw new Ended(lostWords(app));
      }
      if (answer.trouble) {
        throw new Ended(`Playing has stopped. In the ${app.variant} app, ${answer.trouble}`);
      }
      open.delete(app);
      return answer;
    });
    try {
      return await this.unlessEnded(signal, Promise.all(asked));
    } finally {
      clearTimeout(late);
    }
  }

  /** @param {App} app */
  async reloaded(app) {
    this.starting.add(app);
    await this.until(app, "starting");
    await this.until(app, "running");
    this.starting.delete(app);
    return {};
  }

  /**
   * @param {App} app
   * @param {App["state"]} state
   */
  async until(app, state) {
    while (app.state !== state) {
      if (app.state === "failed") {
        throw new Ended(
          `Playing has stopped: the ${app.variant} app could not start. You can read why below.`,
        );
      }
      await new Promise((resolve) => this.waiting.push(() => resolve(undefined)));
    }
  }

  /**
   * Waits for something, unless playing ends before.
   * @template Result
   * @param {AbortSignal} signal
   * @param {Promise<Result>} promise
   * @returns {Promise<Result>}
   */
  unlessEnded(signal, promise) {
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      promise.then(resolve, reject);
    });
  }
}

/**
 * @param {number} unlike in how many rows an edit shows something else than the fixed app
 * @param {number} all
 */
function editWords(unlike, all) {
  return unlike === 0
    ? "your edit has shown what the fixed app shows, in every row."
    : `your edit has shown something else than the fixed app in ${unlike} of ${all} rows.`;
}

/** @param {App} app that went while its inputs were played, and not because of the buttons */
function lostWords({ variant }) {
  return `Playing has stopped, because the ${variant} app was closed or has started anew.`;
}

/** @param {App} app that was given other code while its inputs were played */
function otherWords({ variant }) {
  return `Playing has stopped, because other code runs in the place of the ${variant} app.`;
}

/**
 * @param {Step} step
 * @param {boolean} parting
 * @param {boolean} parted before
 */
function verdict({ parts, difference }, parting, parted) {
  if (parts) {
    return `${parting ? "The apps part here." : "The apps still differ."} ${difference}`;
  }
  return `Both apps show the same${parted ? " again" : ""}.`;
}

/**
 * Whether the apps differ after this step, and did not before.
 * @param {Step} step
 * @param {Step | undefined} before
 */
function partsHere(step, before) {
  return step.parts && !before?.parts;
}
