/** The `<kept-drafts>` element: shows which code the reader has changed on this device, and deletes it. */

import { make, makeButton } from "../dom.mjs";
import { SITE } from "../../shared/site-root.mjs";
import { allDrafts, dropDraft, whenWords } from "./drafts.mjs";

/** @typedef {{slug: string, title: string, page: string}} Demo of `demos/index.json` */

const WORDS = {
  none: "You have changed no code on this device.",
  delete: "Delete",
  all: "Delete all your changes",
  /** What does not belong to a demo, by its id: see own-app/kept-app.mjs. @type {Record<string, string>} */
  own: {
    "your-app": "Your own app",
    "your-app/link": "The app of a link that you opened, as you changed it",
  },
};

class KeptDrafts extends HTMLElement {
  status = make("p", {});
  list = make("ul", {});
  all = makeButton(WORDS.all, () => this.delete(...allDrafts().map(({ id }) => id)));
  /** @type {Demo[]} */
  demos = [];

  async connectedCallback() {
    this.status.setAttribute("role", "status");
    this.replaceChildren(this.status, this.list, this.all);
    this.show();
    if (allDrafts().length > 0) {
      // Without it, drafts have the names of their folders.
      const response = await fetch(`${SITE}demos/index.json`).catch(() => null);
      this.demos = response?.ok ? (await response.json()).demos : [];
      this.show();
    }
  }

  show() {
    const drafts = allDrafts();
    this.status.textContent = drafts.length === 0 ? WORDS.none : "";
    this.list.replaceChildren(
      ...drafts.map(({ id, draft }) => {
        const remove = makeButton(WORDS.delete, () => this.delete(id));
        remove.setAttribute("aria-label", `${WORDS.delete}: ${this.nameOf(id).textContent}`);
        return make("li", {}, this.nameOf(id), `, changed ${whenWords(draft)}. `, remove);
      }),
    );
    this.list.hidden = drafts.length === 0;
    this.all.hidden = drafts.length < 2;
  }

  /**
   * Names what a draft is of, with a link to where it can be gone on with.
   * @param {string} id
   */
  nameOf(id) {
    const [slug = "", variant] = id.split("/");
    const demo = this.demos.find((one) => one.slug === slug);
    const own = WORDS.own[id];
    const words = own ?? `The ${variant} app of “${demo?.title ?? slug}”`;
    const page = own ? `${slug}/` : demo?.page;
    return page === undefined
      ? make("span", { textContent: words })
      : make("a", { textContent: words, href: SITE + page });
  }

  /** @param {...string} ids */
  delete(...ids) {
    ids.forEach(dropDraft);
    this.show();
    // The button that was pressed is gone.
    (this.list.querySelector("button") ?? this.status).focus();
  }
}

customElements.define("kept-drafts", KeptDrafts);
