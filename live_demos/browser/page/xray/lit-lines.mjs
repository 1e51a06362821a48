/** Shows in the code which line runs, and below the lines what they have made so far. */

/** @import { Host } from "./app-code.mjs" */
/** @import { Entry, Side } from "./types.mjs" */

/**
 * A line of the code, from 1, and how it is lit: as the first of the statement that runs, as a further one, or
 * only with what it has made.
 * @typedef {{line: number, kind: "first" | "lit" | "value", value?: string, isLater?: boolean}} Lit
 *
 * What an element is told by `xray-lit`: the lines of the statement that runs.
 * @typedef {object} LitDetail
 * @property {Side} variant
 * @property {Lit[]} lines of the main script
 * @property {Record<string, Lit[]>} files lines of the other files, by their names from its folder
 */

/** Of a statement, how many lines are lit at most. */
const MOST_LINES = 200;

export class LitLines {
  /**
   * @param {Host} host
   * @param {Side} side
   */
  constructor(host, side) {
    this.host = host;
    this.side = side;
    this.isDark = true;
  }

  /**
   * Of a whole moment it shows all, so that nothing moves when its steps are gone through.
   * @param {Entry[]} entries of the moment
   * @param {number} at which of them happens
   * @param {Entry | undefined} entry that one, if the moment is gone through
   * @param {(file?: string) => boolean} isCurrent whether a file that ran is as it stands in the page: the lines
   *   of a text that is gone would be read as those of another
   */
  show(entries, at, entry, isCurrent) {
    const lit = litLines(entries, at, entry);
    this.tell(new Map([...lit].filter(([file]) => isCurrent(file || undefined))));
  }

  dim() {
    if (!this.isDark) {
      this.tell(new Map());
    }
  }

  /** @param {Map<string, Map<number, Lit>>} lit lines of each file */
  tell(lit) {
    this.isDark = lit.size === 0;
    this.lightListing([...(lit.get("")?.values() ?? [])]);
    const running = [...lit].map(([file, lines]) => [
      file,
      [...lines.values()].filter(({ kind }) => kind !== "value"),
    ]);
    const { "": lines = [], ...files } = Object.fromEntries(running);
    /** @type {LitDetail} */
    const detail = { variant: this.side, lines, files };
    this.host.dispatchEvent(new CustomEvent("xray-lit", { detail }));
  }

  /**
   * Lights the page's own listing. Where an editor stands in its place, nobody sees it.
   * @param {Lit[]} lines
   */
  lightListing(lines) {
    for (const line of this.host.querySelectorAll(`[data-code="${this.side}"] [data-xray]`)) {
      delete (/** @type {HTMLElement} */ (line).dataset.xray);
      line.removeAttribute("data-value");
      line.removeAttribute("data-later");
    }
    for (const { line, kind, value, isLater } of lines) {
      const id = `code-${this.host.getAttribute("slug")}-${this.side}-${line}`;
      const element = document.getElementById(id);
      if (element) {
        element.dataset.xray = kind;
        element.toggleAttribute("data-later", isLater === true);
        if (value !== undefined) {
          element.dataset.value = value;
        }
      }
    }
  }
}

/**
 * @param {Entry[]} entries
 * @param {number} at
 * @param {Entry | undefined} entry
 */
export function litLines(entries, at, entry) {
  /** @type {Map<string, Map<number, Lit>>} */
  const files = new Map();
  const add = (/** @type {Entry} */ { file = "" }, /** @type {Lit} */ lit) => {
    const lines = files.get(file) ?? new Map();
    files.set(file, lines.set(lit.line, { ...lines.get(lit.line), ...lit }));
  };
  const told = entry ? entries.slice(0, at + 1).filter(({ run }) => run === entry.run) : entries;
  for (const one of entries) {
    const end = one.last ?? one.line;
    if (end && one.values.length > 0) {
      add(one, { line: end, kind: "value", value: valueOf(one), isLater: true });
    }
  }
  for (const one of told) {
    const end = one.last ?? one.line;
    if (end && one.values.length > 0) {
      add(one, { line: end, kind: "value", value: valueOf(one), isLater: false });
    }
  }
  if (entry?.line) {
    const { line, last = line } = entry;
    for (let number = line; number <= Math.min(last, line + MOST_LINES); number += 1) {
      add(entry, { line: number, kind: number === line ? "first" : "lit" });
    }
  }
  return files;
}

/** @param {Entry} entry */
function valueOf({ part, values }) {
  return `${part === "callback" ? "in the callback: " : ""}${values.join(", ")}`;
}
