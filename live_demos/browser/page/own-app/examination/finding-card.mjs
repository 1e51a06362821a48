/** Shows one finding. What it says comes from the reader's app, or a stranger's: it is text. */

import { make, makeButton } from "../../dom.mjs";
import { SITE } from "../../../shared/site-root.mjs";
import { pageOfDemo } from "../demo-page.mjs";
import { canPlay } from "./play-finding.mjs";

/** @import { Finding } from "../../../shared/findings.d.mts" */

const WORDS = {
  advice: "Advice",
  inputs: "Make these inputs:",
  start: "Open the app, and make no input.",
  seen: "You see",
  expected: "It should be",
  because: "Why",
  read: "Read how to mend it",
  show: "Show me",
  edit: "Try the edit",
  proven: "This edit was proven: with it, the same inputs work, and nothing that was tried became worse.",
  before: "The edit",
};

/**
 * What the reader can have done.
 * @typedef {object} Acts
 * @property {() => void} show makes the inputs in the running app
 * @property {() => void} light shows the lines
 * @property {(edited: string) => void} edit puts the edit into the editor, and runs it
 */

/**
 * @param {Finding} finding
 * @param {string} before the text of its file
 * @param {boolean} several whether the app has several files
 * @param {Acts} acts
 */
export function findingCard(finding, before, several, acts) {
  const { edited } = finding;
  const item = make("li", { className: "finding" });
  item.append(
    headingOf(finding),
    ...inputsOf(finding),
    fact(WORDS.seen, finding.seen),
    fact(WORDS.expected, finding.expected),
    fact(WORDS.because, finding.because, linesOf(finding, several, acts.light)),
  );
  const buttons = make("div", { className: "own-app__verbs" });
  if (finding.inputs.length > 0 && canPlay(finding)) {
    buttons.append(makeButton(WORDS.show, acts.show));
  }
  if (edited !== null) {
    item.append(editOf(before, edited));
    buttons.append(makeButton(WORDS.edit, () => acts.edit(edited)));
  }
  item.append(buttons);
  return item;
}

/** @param {Finding} finding */
function headingOf({ title, pattern, level }) {
  const heading = make("h3", {}, title);
  if (level === "advice") {
    heading.prepend(make("span", { className: "finding__level", textContent: WORDS.advice }), " ");
  }
  const head = make("div", { className: "finding__head" }, heading);
  pageOfDemo(pattern).then(
    (page) => page && head.append(make("a", { href: SITE + page, textContent: WORDS.read })),
  );
  return head;
}

/** @param {Finding} finding */
function inputsOf({ inputs }) {
  if (inputs.length === 0) {
    return [make("p", { textContent: WORDS.start })];
  }
  const items = inputs.map(({ words }) => make("li", { textContent: words }));
  return [make("p", { textContent: WORDS.inputs }), make("ol", {}, ...items)];
}

/**
 * @param {string} name
 * @param {string} words
 * @param {...Node} more
 */
function fact(name, words, ...more) {
  const parts = make("p", {}, make("strong", { textContent: `${name}: ` }), words, " ", ...more);
  parts.hidden = words === "";
  return parts;
}

/**
 * @param {Finding} finding
 * @param {boolean} several
 * @param {() => void} light
 */
function linesOf({ lines, file }, several, light) {
  const numbers = lines.slice(0, 5).join(", ");
  const where = several && file ? ` of ${file}` : "";
  const button = make("button", {
    type: "button",
    className: "own-app__quiet",
    textContent: `${lines.length === 1 ? "Line" : "Lines"} ${numbers}${where}`,
    hidden: lines.length === 0,
  });
  button.addEventListener("click", light);
  return button;
}

/**
 * @param {string} before
 * @param {string} after
 */
function editOf(before, after) {
  const place = make("div", { className: "editor__changes" });
  const details = make(
    "details",
    { className: "finding__edit" },
    make("summary", { textContent: WORDS.before }),
    make("p", { textContent: WORDS.proven }),
    place,
  );
  details.addEventListener(
    "toggle",
    async () => {
      const { changesOf } = await import("../../editor/changes.mjs");
      place.replaceChildren(changesOf(before, after));
    },
    { once: true },
  );
  return details;
}
