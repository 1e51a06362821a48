/**
 * Finds what Python's tokenizer refuses: brackets, quotation marks and indentation that do not fit. A
 * parser that recovers from errors, as the editor's, sees these late: at the line where the rest makes no
 * sense any more, not at the bracket that was left open. No package was found that tells them in a browser.
 */

/**
 * @typedef {object} Mistake
 * @property {number} line from 1
 * @property {string} message
 * @property {true} [indented] further than the line before, which may be for want of a colon there
 */

/**
 * @typedef {object} Open a bracket
 * @property {string} opener
 * @property {number} line
 * @property {Quoted} [text] the string that it stands in, as the beginning of a replacement field
 * @property {boolean} [format] whether it stands in the format of another field
 */

/** @typedef {{quote: string, formatted: boolean, line: number}} Quoted */

/** @typedef {{column: number, narrow: number}} Indent in columns; `narrow` counts each tab as one */

const CLOSERS = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/** The columns from one tab stop to the next, as Python counts them. */
const TAB = 8;

const TABS = "Tabs and spaces are mixed in the indentation of this line.";

const STRING = /([a-z]{0,2})("""|'''|"|')/iy;
const NAME = /[\p{L}\p{N}_]+/uy;
const INDENT = /[ \t\f]*/y;

/**
 * Gives the first mistake that Python's tokenizer would tell.
 * @param {string} text
 * @returns {Mistake | null}
 */
export function scan(text) {
  return new Scan(text).run();
}

class Scan {
  at = 0;
  line = 1;
  /** @type {Open[]} */
  open = [];
  /** Of the blocks around the line. */
  indents = [measured("")];
  /** The line, if it ends with a colon, after which a block must begin. */
  header = 0;

  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  run() {
    while (this.at < this.text.length) {
      const mistake = this.indentation() ?? this.logicalLine();
      if (mistake) {
        return mistake;
      }
    }
    const last = this.open.at(-1);
    return last ? mistakeAt(last.line, `“${last.opener}” is never closed.`) : null;
  }

  /** Compares the beginning of a line with the blocks around it. */
  indentation() {
    const space = this.match(INDENT)?.[0] ?? "";
    const next = this.text[this.at];
    if (next === undefined || next === "\n" || next === "#" || next === "\\") {
      return null;
    }
    const here = measured(space);
    const block = this.block();
    const { header } = this;
    this.header = 0;
    const further = here.column > block.column;
    if (further !== here.narrow > block.narrow) {
      return mistakeAt(this.line, TABS);
    }
    if (header && !further) {
      return mistakeAt(this.line, `After the colon in line ${header}, this line must be indented.`);
    }
    if (header) {
      this.indents.push(here);
    } else if (further) {
      return {
        ...mistakeAt(this.line, "This line is indented further than the one before."),
        indented: /** @type {const} */ (true),
      };
    }
    while (here.column < this.block().column) {
      this.indents.pop();
    }
    if (here.column !== this.block().column) {
      return mistakeAt(this.line, "The indentation of this line fits no line above.");
    }
    return here.narrow === this.block().narrow ? null : mistakeAt(this.line, TABS);
  }

  block() {
    return this.indents.at(-1) ?? measured("");
  }

  /** Goes to the end of a statement, over the lines that brackets hold together. */
  logicalLine() {
    let colon = false;
    while (this.at < this.text.length) {
      const character = this.text[this.at] ?? "";
      if (character === "\n") {
        this.newline();
        if (this.open.length === 0) {
          this.header = colon ? this.line - 1 : this.header;
          return null;
        }
      } else if (character === "#") {
        const end = this.text.indexOf("\n", this.at);
        this.at = end < 0 ? this.text.length : end;
      } else if (character === "\\" && this.text[this.at + 1] === "\n") {
        this.at += 1;
        this.newline();
      } else {
        colon = character === ":" || (colon && /\s/.test(character));
        const mistake = this.token(character);
        if (mistake) {
          return mistake;
        }
      }
    }
    return null;
  }

  newline() {
    this.at += 1;
    this.line += 1;
  }

  /** @param {string} character */
  token(character) {
    const string = this.match(STRING);
    if (string) {
      const [, prefix = "", quote = ""] = string;
      return this.string({ quote, formatted: /[ft]/i.test(prefix), line: this.line });
    }
    if (this.match(NAME)) {
      return null;
    }
    this.at += 1;
    if (CLOSERS.has(character)) {
      this.open.push({ opener: character, line: this.line });
      return null;
    }
    const last = this.open.at(-1);
    if (last?.text && character === ":") {
      return this.string(last.text, true);
    }
    return /[)\]}]/.test(character) ? this.close(character, last) : null;
  }

  /**
   * @param {string} character
   * @param {Open | undefined} last
   */
  close(character, last) {
    if (!last) {
      return mistakeAt(this.line, `“${character}” closes nothing.`);
    }
    if (CLOSERS.get(last.opener) !== character) {
      const where = last.line === this.line ? "" : ` in line ${last.line}`;
      return mistakeAt(this.line, `“${character}” does not close “${last.opener}”${where}.`);
    }
    this.open.pop();
    return last.text ? this.string(last.text, last.format) : null;
  }

  /**
   * Goes to the end of a string, or to the code in it.
   * @param {Quoted} quoted
   * @param {boolean} [format] whether this is what follows the colon in a replacement field
   */
  string(quoted, format = false) {
    const { quote, formatted, line } = quoted;
    while (this.at < this.text.length) {
      const character = this.text[this.at] ?? "";
      const doubled = !format && this.text[this.at + 1] === character;
      if (!format && this.text.startsWith(quote, this.at)) {
        this.at += quote.length;
        return null;
      }
      if (character === "\n" && quote.length === 1) {
        break;
      }
      if (formatted && character === "{" && !doubled) {
        this.at += 1;
        this.open.push({ opener: "{", line: this.line, text: quoted, format });
        return null;
      }
      if (formatted && character === "}" && !doubled) {
        if (!format) {
          return mistakeAt(
            this.line,
            "“}” closes nothing. In an f-string, write “}}” for one that is shown.",
          );
        }
        this.at += 1;
        format = this.open.pop()?.format ?? false;
        continue;
      }
      const pair = character === "\\" || (formatted && /[{}]/.test(character));
      for (let rest = pair ? 2 : 1; rest > 0 && this.at < this.text.length; rest -= 1) {
        this.line += this.text[this.at] === "\n" ? 1 : 0;
        this.at += 1;
      }
    }
    return mistakeAt(line, "The quotation mark that begins a text in this line has no end.");
  }

  /** @param {RegExp} expression */
  match(expression) {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    this.at += found?.[0].length ?? 0;
    return found;
  }
}

/**
 * Measures the white space before a line.
 * @param {string} space
 * @returns {Indent}
 */
function measured(space) {
  let column = 0;
  for (const character of space) {
    column = character === "\t" ? (Math.floor(column / TAB) + 1) * TAB : column + 1;
  }
  return { column, narrow: space.length };
}

/**
 * @param {number} line
 * @param {string} message
 * @returns {Mistake}
 */
function mistakeAt(line, message) {
  return { line, message };
}
