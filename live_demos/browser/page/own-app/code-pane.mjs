/** The files of an app and the editor of the one that is open. */

import { make } from "../dom.mjs";
import { openEditor } from "../editor/code-editor.mjs";
import { emptyApp, renamed, startingWith, withFile, without } from "./app-files.mjs";
import { FileBar } from "./file-bar.mjs";

/** @import { AppCode } from "../../shared/frame-messages.d.mts" */
/** @import { CodeEditor } from "../editor/code-editor.mjs" */
/** @import { Found } from "./read-files.mjs" */

const WORDS = {
  code: "Code",
  label: (/** @type {string} */ path) => `Code of ${path}`,
  deleted: (/** @type {string} */ path) => `${path} is deleted.`,
  lastPython: "This is the only Python file: an app needs one.",
  failed:
    "The editor could not be loaded: a file of this site is missing, or you are offline. Reload the page to try again.",
};

/**
 * What the pane tells.
 * @typedef {object} Acts
 * @property {() => void} changed the code is another one now
 * @property {(words: string, undo?: () => void) => void} say what was done, and how to take it back
 * @property {() => void} run
 * @property {(files: Found[]) => void} take files that the reader has chosen
 */

export class CodePane {
  /** @type {AppCode} */
  code = emptyApp();
  /** The file that is open. */
  current = this.code.entrypoint;
  /** @type {CodeEditor | undefined} */
  editor;
  /** How many files were opened: of two that wait for their editor, the newer one gets it. */
  opened = 0;

  /** @param {Acts} acts */
  constructor(acts) {
    this.acts = acts;
    this.bar = new FileBar({
      show: (path) => this.show(path),
      add: (path) => this.change(withFile(this.code, path, ""), path),
      rename: (from, to) => this.change(renamed(this.code, from, to), to),
      delete: (path) => this.delete(path),
      runFirst: (path) => this.change(startingWith(this.code, path), path),
      take: acts.take,
    });
    this.place = make("div", { className: "own-app__editor" });
    this.element = make("section", { className: "own-app__code" }, this.bar.element, this.place);
    this.element.setAttribute("aria-label", WORDS.code);
  }

  /**
   * Puts another app into the pane. Nobody is told.
   * @param {AppCode} code
   * @param {string} [path] the file to open
   */
  put(code, path = code.entrypoint) {
    this.code = code;
    return this.show(path);
  }

  /**
   * Makes something else of the app. Whose it is does not change.
   * @param {AppCode} code
   * @param {string} [path] the file to open
   */
  change(code, path) {
    const shown = this.put({ ...code, trust: this.code.trust }, path);
    this.acts.changed();
    return shown;
  }

  /** @param {string} path */
  delete(path) {
    const { code: before } = this;
    const code = without(before, path);
    if (code) {
      this.change(code);
      this.acts.say(WORDS.deleted(path), () => this.change(before, path));
    } else {
      this.acts.say(WORDS.lastPython);
    }
  }

  /**
   * Opens a file, in an editor of its own: undoing there changes no other file.
   * @param {string} path
   */
  async show(path) {
    this.opened += 1;
    const { opened } = this;
    this.current = path;
    this.bar.update(this.code, path);
    this.close();
    const place = make("div", { className: "editor__place own-app__file" });
    this.place.replaceChildren(place);
    try {
      const editor = await openEditor(place, {
        text: this.code.files[path] ?? "",
        label: WORDS.label(path),
        onChange: (text) => {
          this.code = withFile(this.code, path, text);
          this.acts.changed();
        },
        onRun: this.acts.run,
      });
      if (opened === this.opened) {
        this.editor = editor;
      } else {
        editor.close();
      }
    } catch {
      place.textContent = WORDS.failed;
    }
  }

  /** Takes the editor away, with what it keeps of the reader's steps. */
  close() {
    this.editor?.close();
    this.editor = undefined;
  }
}
