/** What an app that runs has told of its script runs, since it started or its code changed. */

import { checksum } from "./checksum.mjs";
import { stepsIn } from "./moments.mjs";

/** @import { AppCode } from "../../shared/frame-messages.d.mts" */
/** @import { Moment, Run, Side } from "./types.mjs" */

/** How much is kept: whoever goes on and on reads the end. */
const MOST_MOMENTS = 20;
const MOST_RUNS = 20;

/** Characters of all records; a step counts as two hundred, because each is shown. */
const MOST_WEIGHT = 1_000_000;
const STEP_WEIGHT = 200;

/** How much each run weighs. @type {WeakMap<Run, number>} */
const weights = new WeakMap();

/** Checksums of each text of a code, by its path. @type {WeakMap<AppCode, Map<string, number>>} */
const checksums = new WeakMap();

/** One app that is shown, and its moments. */
export class LiveApp {
  /** @type {Moment[]} */
  moments = [];
  /** Why no more is told; empty if nothing was refused. */
  refused = "";
  /** Checksums of the files that ran, by name; the main script's is "". @type {Map<string, number>} */
  sources = new Map();
  /** The texts that ran, by name; the main script's is "". @type {Map<string, string>} */
  texts = new Map();
  /** Whether the reader's code runs, not the demo's own. */
  isEdit = false;
  /** Whether it came with a link, from somebody else. */
  isOthers = false;

  /** @param {Side} side */
  constructor(side) {
    this.side = side;
  }

  /**
   * A new session begins.
   * @param {AppCode | null} code that the app runs; null for the demo's own
   */
  start(code) {
    this.forget();
    this.takeFor(code);
    this.refused = "";
  }

  /** @param {AppCode | null} code */
  takeFor(code) {
    this.isEdit = code !== null;
    this.isOthers = code?.trust === "link";
  }

  /** Takes what was told of runs as told of another code. */
  forget() {
    this.moments.length = 0;
    this.sources.clear();
    this.texts.clear();
  }

  /**
   * @param {Run} run
   * @param {AppCode | null} code that the app runs; null for the demo's own
   */
  add(run, code) {
    if (this.refused) {
      return;
    }
    const { moments } = this;
    const sources = Object.entries(run.sources ?? {});
    // Lines of a text that is gone would be read as lines of the new one.
    const isChanged = sources.some(([name, sum]) => (this.sources.get(name) ?? sum) !== sum);
    if (isChanged || (code !== null) !== this.isEdit) {
      this.forget();
    }
    this.takeFor(code);
    sources.forEach(([name, sum]) => this.sources.set(name, sum));
    this.keepTexts(code);
    const last = moments.at(-1);
    if (last && run.trigger === "st.rerun") {
      last.runs?.push(run);
      delete last.settled;
      delete last.why;
    } else {
      const begins = !last && run.trigger !== "start";
      moments.push({ number: (last?.number ?? -1) + 1, runs: [run], ...(begins ? { kept: true } : {}) });
    }
    this.trim();
  }

  /** @param {{settled: boolean, why: string[]}} verdict on the last run */
  judge(verdict) {
    const last = this.moments.at(-1);
    if (last && !this.refused) {
      Object.assign(last, verdict);
    }
  }

  /** @param {string} words why nothing is shown of what comes now */
  refuse(words) {
    this.refused = words;
  }

  /** @param {AppCode | null} code */
  keepTexts(code) {
    if (code === null) {
      return;
    }
    for (const [file, sum] of checksumsOf(code)) {
      const name = nameInRecord(code, file);
      if (this.sources.get(name) === sum) {
        this.texts.set(name, code.files[file] ?? "");
      }
    }
  }

  trim() {
    const { moments } = this;
    const runs = moments.at(-1)?.runs ?? [];
    while (runs.length > MOST_RUNS || (runs.length > 2 && weightOf(runs) > MOST_WEIGHT)) {
      runs.splice(Math.floor(runs.length / 2), 1);
    }
    while (
      moments.length > MOST_MOMENTS ||
      (moments.length > 1 && weightOf(moments.flatMap((moment) => moment.runs ?? [])) > MOST_WEIGHT)
    ) {
      moments.shift();
    }
  }
}

/** @param {Run[]} runs */
function weightOf(runs) {
  let sum = 0;
  for (const run of runs) {
    const weight = weights.get(run) ?? JSON.stringify(run).length + stepsIn(run) * STEP_WEIGHT;
    weights.set(run, weight);
    sum += weight;
  }
  return sum;
}

/** @param {AppCode} code */
function checksumsOf(code) {
  const known =
    checksums.get(code) ?? new Map(Object.entries(code.files).map(([file, text]) => [file, checksum(text)]));
  checksums.set(code, known);
  return known;
}

/**
 * Names a file as a record does: from the folder of the main script, and that one not at all.
 * @param {AppCode} code
 * @param {string} path
 */
export function nameInRecord({ entrypoint }, path) {
  if (path === entrypoint) {
    return "";
  }
  const folder = entrypoint.slice(0, entrypoint.lastIndexOf("/") + 1);
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}
