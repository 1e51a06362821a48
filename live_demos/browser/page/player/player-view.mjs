/** What a reader sees while inputs are played: words, and marks in the table of inputs. */

import { ROW } from "../../shared/document-state.mjs";

/** @import { Mode, Player } from "./play-button.mjs" */
/** @import { Variant } from "../../shared/scenario-types.d.mts" */

/** @typedef {"same" | "differs" | "unlike"} Verdict how the two apps are after an input, or that the table is wrong */

export class PlayView {
  /** @param {Player} player */
  constructor(player) {
    this.player = player;
    this.demo = player.demo;
    this.status = player.status;
    this.rows = /** @type {HTMLTableRowElement[]} */ ([
      ...this.demo.querySelectorAll(".demo__inputs tbody tr"),
    ]);
  }

  /** @param {Mode} mode */
  show(mode) {
    this.player.show(mode);
  }

  /** Whether the code stands under the apps: a brief pair has none. */
  get hasCode() {
    return this.demo.querySelector(".demo__listings") !== null;
  }

  /** What each app does, as its caption says. */
  captions() {
    return [...this.demo.querySelectorAll(".demo__label")]
      .map((label) => {
        const [variant, caption] = [".demo__verdict", ".demo__caption"].map(
          (part) => label.querySelector(part)?.textContent,
        );
        return `${variant}: ${caption}.`;
      })
      .join(" ");
  }

  /** Takes all marks away. */
  clear() {
    for (const row of this.rows) {
      row.removeAttribute("aria-current");
      delete row.dataset[ROW.played];
      delete row.dataset[ROW.parting];
      row.querySelectorAll(".demo__told").forEach((told) => told.remove());
    }
  }

  /**
   * Marks the row that is being played.
   * @param {number} [number] from 0, the start; none at the end
   */
  current(number) {
    for (const [each, row] of this.rows.entries()) {
      if (each === number) {
        row.setAttribute("aria-current", "step");
      } else {
        row.removeAttribute("aria-current");
      }
    }
  }

  /**
   * Marks what came of a row.
   * @param {number} number
   * @param {Verdict} verdict
   * @param {boolean} parting whether the apps part here
   */
  judge(number, verdict, parting) {
    const row = this.rows[number];
    if (row) {
      row.dataset[ROW.played] = verdict;
      if (parting) {
        row.dataset[ROW.parting] = "";
        this.tell(row.cells[0], " (the apps part here)", "demo__unseen");
      }
    }
  }

  /**
   * Says in a row what an app shows instead.
   * @param {number} number
   * @param {Variant} variant
   * @param {string} words
   */
  contradict(number, variant, words) {
    this.tell(this.rows[number]?.cells[variant === "broken" ? 1 : 2], words, "demo__instead");
  }

  /**
   * @param {HTMLTableCellElement | undefined} cell
   * @param {string} words
   * @param {string} look
   */
  tell(cell, words, look) {
    const told = Object.assign(document.createElement("span"), { className: `demo__told ${look}` });
    told.textContent = words;
    cell?.append(told);
  }

  /**
   * Says something in place of what was said before.
   * @param {string} sentence
   */
  say(sentence) {
    this.status.replaceChildren();
    this.add(sentence);
  }

  /**
   * Says something more.
   * @param {string} sentence
   */
  add(sentence) {
    this.status.append(Object.assign(document.createElement("span"), { textContent: `${sentence} ` }));
  }
}
