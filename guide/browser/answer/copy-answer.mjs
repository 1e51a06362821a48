/**
 * The `<copy-answer>` element: a button that copies what somebody who helps others pastes into a forum.
 *
 * The text is in the page: some browsers refuse the clipboard to a press that had to load something
 * first. Without this script there is nothing to see.
 */

import { addressed } from "./addresses.mjs";

const WORDS = {
  press: "Copy as answer",
  what: "For a forum or an issue: cause, fix and links, as Markdown.",
  copied: "Copied. Paste it where the question is, and read it once more before you send it.",
  refused: "The browser did not let the page copy it. Here it is, selected: copy it by hand.",
  label: "The answer, as Markdown",
};

class CopyAnswer extends HTMLElement {
  connectedCallback() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "answer__button";
    button.textContent = WORDS.press;
    button.addEventListener("click", this.copy);
    this.said = document.createElement("span");
    this.said.className = "answer__said";
    this.said.setAttribute("role", "status");
    this.said.textContent = WORDS.what;
    this.replaceChildren(button, this.said);
  }

  copy = async () => {
    const text = addressed(this.dataset.answer ?? "", location.href);
    this.field?.remove();
    try {
      await navigator.clipboard.writeText(text);
      this.say(WORDS.copied);
    } catch {
      // There is no clipboard at an address that is not secure, and the reader may have refused.
      this.say(WORDS.refused);
      this.field = document.createElement("textarea");
      this.field.className = "answer__text";
      this.field.readOnly = true;
      this.field.rows = 15;
      this.field.value = text;
      this.field.setAttribute("aria-label", WORDS.label);
      this.append(this.field);
      this.field.focus();
      this.field.select();
    }
  };

  /** @param {string} words */
  say(words) {
    if (this.said) {
      this.said.textContent = words;
    }
  }
}

customElements.define("copy-answer", CopyAnswer);
