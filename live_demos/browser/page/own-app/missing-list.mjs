/** Says in the page what an app asks for that is not here. */

import { make } from "../dom.mjs";
import { missingOf } from "./missing.mjs";

/** @import { AppCode } from "../../shared/frame-messages.d.mts" */

const WORDS = { before: "This does not work here:", line: "line" };

export class MissingList {
  /** What is shown, so that it is read out again only if it is something else. */
  shown = "";

  /** @param {Iterable<string>} modules that every app can import, by their first names */
  constructor(modules) {
    this.there = new Set(modules);
    this.element = make("div", { className: "own-app__missing", hidden: true });
    this.element.setAttribute("role", "status");
  }

  /** @param {AppCode} code */
  async judge(code) {
    // Its grammar comes with the editor; without it, nothing is said.
    const { pythonLanguage } = (await import("../editor/codemirror.mjs").catch(() => null)) ?? {};
    if (!pythonLanguage) {
      return;
    }
    const missing = missingOf(code, this.there, (text) => pythonLanguage.parser.parse(text));
    const shown = JSON.stringify(missing);
    if (shown === this.shown) {
      return;
    }
    this.shown = shown;
    const several = Object.keys(code.files).length > 1;
    const items = missing.map(({ name, place: { file, line }, words }) => {
      const where = ` (${several ? `${file}, ` : ""}${WORDS.line} ${line}): `;
      return make("li", {}, make("code", { textContent: name }), where, words);
    });
    this.element.hidden = items.length === 0;
    this.element.replaceChildren(make("p", { textContent: WORDS.before }), make("ul", {}, ...items));
  }
}
