/** What a reader can do with a finding: see it happen, see its lines, take its edit. */

import { bringIntoView } from "../../bring-into-view.mjs";
import { withFile } from "../app-files.mjs";

/** @import { AppFrame } from "../../app-frame.mjs" */
/** @import { AppCode } from "../../../shared/frame-messages.d.mts" */
/** @import { Finding } from "../../../shared/findings.d.mts" */
/** @import { Lit } from "../../xray/lit-lines.mjs" */
/** @import { CodePane } from "../code-pane.mjs" */

const WORDS = {
  playing: (/** @type {string} */ words) => `Making this input in your app: ${words}.`,
  played: "The inputs are made. The X-ray below says what each one ran.",
  unplayed: (/** @type {string} */ trouble) => `This input cannot be made: ${trouble}`,
  edited: "The edit is in the editor.",
  tried: (/** @type {Finding} */ { inputs, expected }) =>
    `Your app runs with the edit${inputs.length > 0 ? ", and the same inputs were made" : ""}. ` +
    `It should be: ${expected}. Examine it again to see whether anything else gets lost.`,
};

/**
 * The page that holds the app.
 * @typedef {object} Bench
 * @property {AppCode} code
 * @property {CodePane | undefined} pane
 * @property {AppFrame | undefined} frame
 * @property {() => void} restart
 * @property {() => Promise<void>} started
 * @property {(words: string, undo?: () => void) => void} say
 * @property {(selector: string) => Element | null} querySelector
 */

export class FindingActs {
  /** The lines that are shown, and their file. @type {{path: string, lines: number[]}} */
  #shown = { path: "", lines: [] };

  /** @param {Bench} bench */
  constructor(bench) {
    this.bench = bench;
  }

  /**
   * Shows what happens, in the app and in the X-ray.
   * @param {Finding} finding
   * @param {(words: string) => void} say how far that is
   */
  async show(finding, say) {
    const trouble = await this.#play(finding, say);
    if (trouble !== null) {
      say(trouble ? WORDS.unplayed(trouble) : WORDS.played);
      this.bench.querySelector(".own-app__xray details")?.setAttribute("open", "");
      await this.#light(finding);
    }
  }

  /**
   * Makes the inputs in the app, from a fresh start.
   * @param {Finding} finding
   * @param {(words: string) => void} say how far that is
   * @returns {Promise<string | null>} what went wrong, as a part of a sentence; `null` if the app does
   *   not run, which says itself why
   */
  async #play(finding, say) {
    const { bench } = this;
    const { canPlay, playFinding } = await import("./play-finding.mjs");
    bench.restart();
    const { frame } = bench;
    const code = frame?.code;
    await bench.started();
    const runs = () => frame?.code === code && frame?.state === "running";
    if (!frame || !runs()) {
      return null;
    }
    const tell = (/** @type {number} */ number) =>
      say(WORDS.playing(finding.inputs[number - 1]?.words ?? ""));
    const trouble = canPlay(finding) ? await playFinding(frame, finding, tell, () => bench.started()) : "";
    if (runs()) {
      return trouble;
    }
    say("");
    return null;
  }

  /**
   * Shows where it is in the code.
   * @param {Finding} finding
   */
  async light(finding) {
    await this.#light(finding);
    this.#look();
  }

  /** @param {Finding} finding */
  async #light({ file, lines }) {
    const { code, pane } = this.bench;
    const path = file || code.entrypoint;
    if (pane && pane.current !== path && path in code.files) {
      await pane.show(path);
    }
    this.#keepLit(path, lines);
  }

  /**
   * @param {string} path
   * @param {number[]} lines
   */
  #keepLit(path, lines) {
    this.#shown = { path, lines };
    const { pane } = this.bench;
    pane?.editor?.light(this.linesIn(pane.current));
  }

  /**
   * Gives what stays lit in a file while the X-ray goes through no line.
   * @param {string} path
   * @returns {Lit[]}
   */
  linesIn(path) {
    const { path: shown, lines } = this.#shown;
    return path === shown ? lines.map((line) => ({ line, kind: "first" })) : [];
  }

  /** Forgets which lines were shown: the code is another one. */
  dim() {
    this.#shown = { path: "", lines: [] };
  }

  /**
   * Puts a proven edit into the editor, and makes the inputs once more.
   * @param {Finding} finding
   * @param {string} edited
   * @param {(words: string) => void} say how far that is
   */
  async edit(finding, edited, say) {
    const { code: before, pane } = this.bench;
    const path = finding.file || before.entrypoint;
    const { diff } = await import("../../editor/changes.mjs");
    await pane?.change(withFile(before, path, edited), path);
    this.bench.say(WORDS.edited, () => pane?.change(before, path));
    const trouble = await this.#play(finding, say);
    if (trouble !== null) {
      say(trouble ? WORDS.unplayed(trouble) : WORDS.tried(finding));
    }
    const added = diff(before.files[path] ?? "", edited)
      .flat()
      .filter(({ kind }) => kind === "added");
    this.#keepLit(
      path,
      added.map(({ number }) => number),
    );
  }

  #look() {
    const { pane } = this.bench;
    bringIntoView(pane ? [pane.element] : []);
  }
}
