/** The `<site-storage>` element: shows what is stored on the reader's device, and deletes it. */

import { SITE } from "../../shared/site-root.mjs";
import { PROGRESS, Store } from "./store.mjs";

const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** What the status says when nothing of the site itself is stored. */
const WORDS = {
  forbidden:
    "Your browser lets this site store nothing, so there is nothing to store or delete. Apps run all the same. Its settings for cookies and site data may change that.",
  none: "The site is not stored.",
  refused: "The site is not stored, and will not be until you ask for it here.",
};

class SiteStorage extends HTMLElement {
  store = new Store(SITE);
  failed = false;

  /** Absent where the browser refuses it: Firefox does, where no site may store anything. */
  progress = openChannel();

  connectedCallback() {
    if (document.querySelector("kept-drafts")) {
      import("../editor/kept-drafts.mjs");
    }
    this.status = document.createElement("p");
    this.status.setAttribute("role", "status");
    this.keep = this.makeButton("Store the site", () => this.store.keep());
    this.clear = this.makeButton("Delete what is stored", () => this.store.clear());
    this.replaceChildren(this.status, this.keep, this.clear);
    if (this.progress) {
      this.progress.onmessage = ({ data: { done, total } }) => {
        if (this.failed) {
          return; // The service worker ends what it had begun with before.
        }
        this.say(`Storing the site: ${done} of ${total} files.`);
        if (done === total) {
          this.show();
        }
      };
    }
    this.show();
  }

  disconnectedCallback() {
    if (this.progress) {
      this.progress.onmessage = null;
    }
  }

  /**
   * @param {string} words
   * @param {() => Promise<void>} act
   */
  makeButton(words, act) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "demo__button", textContent: words });
    button.addEventListener("click", async () => {
      button.disabled = true;
      this.failed = false;
      await act().catch(() => {
        this.failed = true;
      });
      try {
        await this.show();
      } finally {
        button.disabled = false;
      }
      if (this.failed) {
        this.say(
          "The site could not be stored whole. The connection may have dropped, or there is not enough space. You can try again: what has come stays.",
        );
      }
    });
    return button;
  }

  /** @param {string} words */
  say(words) {
    if (this.status) {
      this.status.textContent = words;
    }
  }

  async show() {
    if (!this.store.possible) {
      this.say("Your browser cannot store this site: it does so at secure addresses only.");
      this.keep?.remove();
      this.clear?.remove();
      return;
    }
    const measured = await this.store.measure().catch(() => undefined);
    if (measured === undefined) {
      // Firefox has caches and service workers where they are forbidden, and refuses each use.
      this.say(WORDS.forbidden);
      this.keep?.remove();
      this.clear?.remove();
      return;
    }
    const { files, bytes, complete } = measured;
    if (files === 0) {
      this.say(this.store.refused ? WORDS.refused : WORDS.none);
    } else {
      const whole = complete ? "The whole site is stored" : "A part of the site is stored";
      this.say(`${whole}: ${files} files, ${megabytes(bytes)}.`);
    }
    if (this.keep && this.clear) {
      this.keep.hidden = complete;
      this.clear.hidden = files === 0;
    }
  }
}

function openChannel() {
  try {
    return new BroadcastChannel(PROGRESS);
  } catch {
    return undefined;
  }
}

customElements.define("site-storage", SiteStorage);
