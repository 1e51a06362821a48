/** The editor: CodeMirror, which is loaded with the first one that is opened. */

import { loadStyleSheet } from "../style-sheet.mjs";
import { editorRoot } from "./editor-root.mjs";
import { hangingIndent } from "./hanging-indent.mjs";
import { marksOf } from "./line-marks.mjs";
import { firstMistake } from "./syntax-mistake.mjs";

/** @import { EditorView as View } from "@codemirror/view" */
/** @import { LineMarks } from "./line-marks.mjs" */
/** @import { Lit } from "../xray/lit-lines.mjs" */
/** @import { Mistake } from "./python-scan.mjs" */

/**
 * @typedef {object} EditorOptions
 * @property {string} text
 * @property {string} [runs] the text whose lines `light` and `mark` speak of, if that is another one
 * @property {string} label for screen readers
 * @property {string} [describedBy] the id of what tells how to leave the editor, for them too
 * @property {(text: string) => void} [onChange] is called at each change
 * @property {() => void} [onRun] is called when the reader presses Ctrl+Enter, or Cmd+Enter
 * @property {(mistake: Mistake | null) => void} [onMistake] is called when there is another line that
 *   Python cannot read, and when there is none any more
 * @property {boolean} [readOnly]
 */

/** How long the reader has to stop typing before an error is marked. */
const PAUSE_MS = 700;

/** How long Escape lets Tab leave the editor, if no other key comes between. */
const LEAVING_MS = 60_000;

/** How long parsing may keep the reader waiting. A demo's app takes one or two. */
const PARSE_MS = 50;

/**
 * Opens an editor at the end of a place.
 * @param {HTMLElement} place
 * @param {EditorOptions} options
 * @returns {Promise<CodeEditor>}
 * @throws {TypeError} if CodeMirror does not come
 */
export async function openEditor(place, options) {
  const [codemirror] = await Promise.all([import("./codemirror.mjs"), loadStyles()]);
  return new CodeEditor(codemirror, place, options);
}

/** @typedef {typeof import("./codemirror.mjs")} CodeMirror */

export class CodeEditor {
  /** @type {View} */
  view;
  /** @type {LineMarks} */
  marks;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  pause;
  /** What is marked as a mistake of the text, and not by others. @type {Mistake | null} */
  mistake = null;

  /**
   * @param {CodeMirror} codemirror
   * @param {HTMLElement} place
   * @param {EditorOptions} options
   */
  constructor(codemirror, place, options) {
    this.codemirror = codemirror;
    this.options = options;
    this.marks = marksOf(codemirror);
    const { EditorState, EditorView, Transaction } = codemirror;
    const { text, runs = text } = options;
    const state = EditorState.create({ doc: runs, extensions: this.extensions() });
    // As if the reader had typed it since, but nothing that could be undone.
    const typed = state.update({
      changes: replacement(runs, text),
      annotations: Transaction.addToHistory.of(false),
    });
    this.view = new EditorView({
      parent: place,
      root: editorRoot,
      state: text === runs ? state : typed.state,
    });
    this.check(0);
  }

  extensions() {
    const {
      bracketMatching,
      EditorState,
      EditorView,
      drawSelection,
      highlightActiveLine,
      history,
      indentOnInput,
      indentUnit,
      LanguageSupport,
      lineNumbers,
      pythonLanguage,
      search,
      syntaxHighlighting,
    } = this.codemirror;
    const { label, describedBy, readOnly = false } = this.options;
    const attributes = { "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" };
    return [
      lineNumbers(),
      history(),
      drawSelection(),
      indentUnit.of("    "),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      search({ top: true }),
      new LanguageSupport(pythonLanguage),
      syntaxHighlighting(this.colors()),
      this.marks.extension,
      hangingIndent(this.codemirror),
      this.keys(),
      EditorState.readOnly.of(readOnly),
      EditorView.contentAttributes.of(attributes),
      describedBy ? EditorView.contentAttributes.of({ "aria-describedby": describedBy }) : [],
      EditorView.updateListener.of(({ docChanged }) => docChanged && this.changed()),
    ];
  }

  /** The colors of the site's listings. */
  colors() {
    const { HighlightStyle, tags: t } = this.codemirror;
    const color = (/** @type {string} */ name) => `var(--md-code-hl-${name}-color)`;
    return HighlightStyle.define([
      { tag: [t.keyword, t.self, t.bool, t.null], color: color("keyword") },
      { tag: [t.string, t.special(t.string)], color: color("string") },
      { tag: t.number, color: color("number") },
      { tag: t.comment, color: color("comment") },
      { tag: [t.operator, t.operatorKeyword, t.definitionOperator], color: color("operator") },
      { tag: [t.punctuation, t.paren, t.squareBracket, t.brace], color: color("punctuation") },
      {
        tag: [t.function(t.definition(t.variableName)), t.definition(t.className)],
        color: color("function"),
      },
    ]);
  }

  keys() {
    const { defaultKeymap, historyKeymap, indentLess, indentMore, keymap, Prec, searchKeymap } =
      this.codemirror;
    const run = () => {
      this.options.onRun?.();
      return this.options.onRun !== undefined;
    };
    return [
      // CodeMirror's own Mod-Enter inserts a line.
      Prec.high(keymap.of([{ key: "Mod-Enter", run }])),
      keymap.of([
        ...searchKeymap,
        { key: "Tab", run: indentMore, shift: indentLess },
        ...historyKeymap,
        ...defaultKeymap,
        {
          // CodeMirror does so for two seconds, which is short for some.
          key: "Escape",
          run: (view) => {
            view.setTabFocusMode(LEAVING_MS);
            return true;
          },
        },
      ]),
    ];
  }

  get text() {
    return this.view.state.doc.toString();
  }

  /** Puts another text in, in one step that the reader can undo. */
  set text(text) {
    const { isolateHistory } = this.codemirror;
    const old = this.text;
    if (old !== text) {
      this.view.dispatch({ changes: replacement(old, text), annotations: isolateHistory.of("full") });
    }
  }

  changed() {
    this.options.onChange?.(this.text);
    this.check(PAUSE_MS);
  }

  /**
   * Marks the first line that Python cannot read, once the reader has stopped typing. A mark that is not
   * true any more goes at once.
   * @param {number} ms
   */
  check(ms) {
    clearTimeout(this.pause);
    const { state } = this.view;
    const tree = this.codemirror.ensureSyntaxTree(state, state.doc.length, PARSE_MS);
    const mistake = tree && firstMistake(this.text, tree);
    if (mistake && ms > 0) {
      this.pause = setTimeout(() => this.check(0), ms);
    } else {
      this.tell(mistake);
    }
  }

  /** @param {Mistake | null} mistake */
  tell(mistake) {
    if (mistake?.line !== this.mistake?.line || mistake?.message !== this.mistake?.message) {
      this.mistake = mistake;
      this.mark(mistake?.line ?? null);
      this.options.onMistake?.(mistake);
    }
  }

  /** Takes the text as the one whose lines `light` and `mark` speak of, whatever is typed afterwards. */
  ran() {
    this.marks.begin(this.view);
  }

  /**
   * Lights lines of the text that runs.
   * @param {Lit[]} lines
   */
  light(lines) {
    this.marks.light(this.view, lines);
  }

  /**
   * Marks a line that cannot run, or no line.
   * @param {number | null} line
   */
  mark(line) {
    this.marks.mark(this.view, line);
  }

  focus() {
    this.view.focus();
  }

  /** Takes the editor away. */
  close() {
    clearTimeout(this.pause);
    this.view.destroy();
  }
}

/**
 * Gives the change that makes one text of another, and leaves alone what both begin and end with.
 * @param {string} old
 * @param {string} text
 */
function replacement(old, text) {
  const most = Math.min(old.length, text.length);
  let from = 0;
  while (from < most && old[from] === text[from]) {
    from += 1;
  }
  let same = 0;
  while (same < most - from && old[old.length - 1 - same] === text[text.length - 1 - same]) {
    same += 1;
  }
  return { from, to: old.length - same, insert: text.slice(from, text.length - same) };
}

/** Loads the editor's styles unless the page has them. */
export function loadStyles() {
  return loadStyleSheet(new URL("editor.css", import.meta.url).href);
}
