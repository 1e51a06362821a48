/**
 * Makes a scenario's inputs in the reader's app, as the player does, and writes down what is seen. It judges
 * nothing: `judge.mjs` does.
 */

import { makeInput } from "../player/make-input.mjs";

/** @import { AppState } from "../app-frame.mjs" */
/** @import { Answer, Ask, RunTime } from "../../shared/frame-messages.d.mts" */
/** @import { Scenario, Step } from "../../shared/scenario-types.d.mts" */
/** @import { Endless, Observation } from "./judge.mjs" */

/**
 * What an observer needs of an app.
 * @typedef {object} ObservedApp
 * @property {AppState} state
 * @property {() => void} changed
 * @property {() => void} onUse
 * @property {(now: RunTime | null) => void} onRunTime
 * @property {{line: number} | null} lastLine
 * @property {(ask: Ask) => Promise<Answer>} ask
 * @property {boolean} isolated
 * @property {string} query
 * @property {() => void} start
 * @property {() => void} stop
 */

/** How long one run of the reader's code may take. Of all scenarios, the slowest app works for two. */
const PATIENCE_SECONDS = 10;

/** How long an answer may take that nothing is known of. */
const SILENCE_MS = 40_000;

/** How long to wait for the word on whether the app is settled. It comes in a second, or never. */
const VERDICT_MS = 4000;

/** The end of the observations: of the app, or because the reader wants it so. */
class Ended extends Error {
  /** If it is a run that did not end. @type {Endless | undefined} */
  endless;
}

/**
 * Makes all inputs in an app that starts now, and gives each observation as it comes.
 * @param {ObservedApp} app
 * @param {Scenario} scenario
 * @param {object} how
 * @param {EventTarget} how.records where `xray-run` and `xray-verdict` are told; see ARCHITECTURE.md
 * @param {boolean} how.told whether they are
 * @param {() => void} how.start starts the app
 * @param {AbortSignal} how.signal ends it all
 * @returns {AsyncGenerator<Observation, void, undefined>} the last one has its trouble, if the app has ended before its inputs did
 */
export async function* observe(app, scenario, { records, told, start, signal }) {
  const watch = new Watch(app, records, signal);
  try {
    for (const [number, step] of [scenario.start, ...scenario.inputs].entries()) {
      if (step.only === "broken") {
        yield { seen: null, trouble: "", settled: null, why: [] };
        continue;
      }
      watch.forget();
      const made = number === 0 ? watch.started(start) : watch.made(step);
      const trouble = await watch.unlessEnded(made);
      if (trouble) {
        yield { seen: null, trouble, settled: null, why: [] };
        return;
      }
      const { seen } = await watch.unlessEnded(app.ask({ what: "look", topics: scenario.topics }));
      const verdict = told && sends(step) ? await watch.unlessEnded(watch.verdict()) : null;
      yield {
        seen: seen ?? null,
        trouble: seen ? "" : "The app has gone.",
        settled: verdict?.settled ?? null,
        why: verdict?.why ?? [],
      };
    }
  } catch (error) {
    if (!(error instanceof Ended) || signal.aborted) {
      throw error;
    }
    const { message, endless } = error;
    yield { seen: null, trouble: message, settled: null, why: [], ...(endless && { endless }) };
  } finally {
    watch.end();
  }
}

/** @param {Step} step whether it can set off a run */
function sends({ action }) {
  return !["fill", "type", "open"].includes(action?.kind ?? "");
}

/** Watches the app meanwhile: its state, how long its code runs, and what is told of its runs. */
class Watch {
  /** @type {{settled: boolean, why: string[]} | null} */
  told = null;
  /** Whether a run has ended since the input. */
  ran = false;
  /** Who waits for news. @type {(() => void)[]} */
  waiting = [];
  /** Why it is over. @type {Ended | undefined} */
  over;
  ending = new AbortController();

  /**
   * @param {ObservedApp} app
   * @param {EventTarget} records
   * @param {AbortSignal} signal
   */
  constructor(app, records, signal) {
    this.app = app;
    const { changed, onUse, onRunTime } = app;
    this.before = { changed, onUse, onRunTime };
    app.changed = () => {
      changed();
      this.news();
    };
    app.onUse = () => {
      onUse();
      this.finish("You used the app yourself. Check again, and leave the app alone meanwhile.");
    };
    app.onRunTime = (now) => {
      onRunTime(now);
      if (now && now.seconds >= PATIENCE_SECONDS) {
        this.finish(`Your code ran for ${now.seconds} seconds without an end, and was stopped.`, {
          line: app.lastLine?.line ?? null,
        });
        app.stop();
      }
    };
    const listening = { signal: this.ending.signal };
    const own = (/** @type {(detail: any) => void} */ take) => (/** @type {Event} */ event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      if (detail.variant === "broken") {
        take(detail);
        this.news();
      }
    };
    records.addEventListener(
      "xray-run",
      own(() => {
        this.ran = true;
        this.told = null;
      }),
      listening,
    );
    records.addEventListener(
      "xray-verdict",
      own(({ settled, why }) => (this.told = { settled, why })),
      listening,
    );
    signal.addEventListener("abort", () => this.finish(String(signal.reason)), listening);
  }

  /**
   * @param {string} why
   * @param {Endless} [endless]
   */
  finish(why, endless) {
    this.over ??= Object.assign(new Ended(why), { endless });
    this.news();
  }

  news() {
    this.waiting.splice(0).forEach((look) => look());
  }

  forget() {
    this.ran = false;
    this.told = null;
  }

  /** @param {() => boolean} holds */
  async until(holds) {
    while (!holds() && !this.over) {
      await new Promise((resolve) => this.waiting.push(() => resolve(undefined)));
    }
  }

  /**
   * @param {() => void} start
   * @returns {Promise<string>} what went wrong, in a sentence
   */
  async started(start) {
    start();
    await this.until(() => this.app.state !== "starting");
    return this.app.state === "running" ? "" : "The app could not start. You can read why in its place.";
  }

  /**
   * @param {Step} step
   * @returns {Promise<string>} why the input could not be made, in a sentence
   */
  async made(step) {
    const reloaded = async () => {
      await this.until(() => this.app.state === "starting");
      await this.until(() => this.app.state !== "starting");
      return {};
    };
    const { trouble, gone } = await makeInput(this.app, step, 0, reloaded);
    return gone ? "The app has gone." : trouble ? `This input cannot be made: ${trouble}` : "";
  }

  /** Whether the app is settled after its last run; nothing if nobody can tell. */
  async verdict() {
    if (this.ran) {
      const late = setTimeout(() => this.finishWaiting(), VERDICT_MS);
      this.late = false;
      await this.until(() => this.told !== null || this.late === true);
      clearTimeout(late);
    }
    return this.told;
  }

  finishWaiting() {
    this.late = true;
    this.news();
  }

  /**
   * Waits for something, unless all is over before, or nobody answers.
   * @template Result
   * @param {Promise<Result>} promise
   * @returns {Promise<Result>}
   */
  async unlessEnded(promise) {
    const silence = setTimeout(() => this.finish("The app has not answered for a long time."), SILENCE_MS);
    const over = this.until(() => false);
    const result = await Promise.race([promise, over]);
    clearTimeout(silence);
    if (this.over) {
      throw this.over;
    }
    return /** @type {Result} */ (result);
  }

  /** Leaves the app to whom it belonged. */
  end() {
    this.ending.abort();
    Object.assign(this.app, this.before);
    this.over ??= new Ended("");
    this.news();
  }
}
