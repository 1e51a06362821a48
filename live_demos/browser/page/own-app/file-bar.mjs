/** The files of an app: which one is open, and how they are added, renamed, deleted. */

import { make, makeButton } from "../dom.mjs";
import { isPython, MOST_FILES, nameTrouble } from "./app-files.mjs";

/** @import { AppCode } from "../../shared/frame-messages.d.mts" */

const WORDS = {
  files: "Files of the app",
  first: "runs first",
  add: "Add a file",
  open: "Open files…",
  rename: "Rename",
  delete: "Delete",
  runFirst: "Run this file first",
  newName: "Name of the new file",
  otherName: "New name",
  addIt: "Add",
  renameIt: "Rename",
  cancel: "Cancel",
  full: `An app may have ${MOST_FILES} files here.`,
  newFile: "pages/page.py",
};

/**
 * What a reader can do with the files.
 * @typedef {object} Acts
 * @property {(path: string) => void} show
 * @property {(path: string) => void} add
 * @property {(from: string, to: string) => void} rename
 * @property {(path: string) => void} delete
 * @property {(path: string) => void} runFirst
 * @property {(files: {path: string, file: File}[]) => void} take files that the reader has chosen
 */

export class FileBar {
  /** @type {AppCode | undefined} */
  app;
  current = "";

  /** @param {Acts} acts */
  constructor(acts) {
    this.acts = acts;
    this.list = make("div", { className: "own-app__tabs" });
    this.list.setAttribute("role", "group");
    this.list.setAttribute("aria-label", WORDS.files);
    this.chooser = document.createElement("input");
    Object.assign(this.chooser, { type: "file", multiple: true, hidden: true });
    this.chooser.addEventListener("change", () => {
      const files = [...(this.chooser.files ?? [])];
      this.chooser.value = ""; // So that the same files can be chosen again.
      acts.take(files.map((file) => ({ path: file.name, file })));
    });
    this.addButton = quiet(WORDS.add, () =>
      this.ask(WORDS.newName, WORDS.addIt, this.freeName(), [], acts.add, this.addButton),
    );
    this.renameButton = quiet(WORDS.rename, () => {
      const from = this.current;
      const rename = (/** @type {string} */ to) => acts.rename(from, to);
      this.ask(WORDS.otherName, WORDS.renameIt, from, [from], rename, this.renameButton);
    });
    this.deleteButton = quiet(WORDS.delete, () => acts.delete(this.current));
    this.firstButton = quiet(WORDS.runFirst, () => acts.runFirst(this.current));
    const openButton = quiet(WORDS.open, () => this.chooser.click());
    this.question = make("div", {});
    const buttons = [this.addButton, openButton, this.renameButton, this.deleteButton, this.firstButton];
    const row = make("div", { className: "own-app__file-acts" });
    row.append(...buttons, this.chooser);
    this.element = make("div", { className: "own-app__files" }, this.list, row, this.question);
  }

  /**
   * @param {AppCode} app
   * @param {string} current the file that is open
   */
  update(app, current) {
    this.app = app;
    this.current = current;
    const paths = Object.keys(app.files);
    const focused = this.list.contains(document.activeElement);
    const tabs = paths.map((path) => {
      const tab = make("button", { type: "button", className: "own-app__tab", textContent: path });
      tab.addEventListener("click", () => this.acts.show(path));
      if (path === app.entrypoint && paths.length > 1) {
        tab.append(" ", make("span", { className: "own-app__first", textContent: WORDS.first }));
      }
      if (path === current) {
        tab.setAttribute("aria-current", "true");
      }
      return tab;
    });
    this.list.replaceChildren(...tabs);
    if (focused) {
      tabs[paths.indexOf(current)]?.focus();
    }
    this.deleteButton.hidden = paths.length === 1;
    this.firstButton.hidden = current === app.entrypoint || !isPython(current);
    this.answered();
  }

  /** Gives a name that no file has. */
  freeName() {
    const others = Object.keys(this.app?.files ?? {});
    const names = [WORDS.newFile, ...Array.from({ length: MOST_FILES }, (_, n) => `pages/page_${n + 2}.py`)];
    return names.find((name) => !others.includes(name)) ?? "";
  }

  /**
   * Asks for a name, in the page: a browser's own prompt shows no sentence beside what is typed.
   * @param {string} words
   * @param {string} button
   * @param {string} name what stands there at first
   * @param {string[]} own names that may stay
   * @param {(name: string) => void} act
   * @param {HTMLElement} asker gets the focus back
   */
  ask(words, button, name, own, act, asker) {
    const field = document.createElement("input");
    Object.assign(field, { className: "own-app__field", value: name, spellcheck: false });
    Object.assign(field, { autocomplete: "off", autocapitalize: "off" });
    const trouble = make("p", { className: "own-app__trouble" });
    trouble.setAttribute("role", "alert");
    const cancel = () => {
      this.answered();
      asker.focus();
    };
    const send = make("button", { className: "own-app__quiet", textContent: button });
    const leave = quiet(WORDS.cancel, cancel);
    const label = make("label", { textContent: `${words} ` }, field);
    const form = make("form", { className: "own-app__question" }, label, send, leave, trouble);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const paths = Object.keys(this.app?.files ?? {});
      const path = field.value.trim().normalize();
      const full = own.length === 0 && paths.length >= MOST_FILES;
      trouble.textContent = full
        ? WORDS.full
        : nameTrouble(
            path,
            paths.filter((other) => !own.includes(other)),
          );
      if (trouble.textContent) {
        field.focus();
      } else {
        act(path);
      }
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        cancel();
      }
    });
    this.question.replaceChildren(form);
    field.focus();
    field.setSelectionRange(name.lastIndexOf("/") + 1, Math.max(name.lastIndexOf("."), 0));
  }

  answered() {
    this.question.replaceChildren();
  }
}

/**
 * @param {string} words
 * @param {() => void} act
 */
function quiet(words, act) {
  const button = makeButton(words, act);
  button.className = "own-app__quiet";
  return button;
}
