/** Loads the element `<own-app>` where there is one: no other page needs it. */

import { make, makeButton } from "../dom.mjs";

const WORDS = {
  failed: "The editor could not be loaded.",
  reload: "Reload the page",
};

/** Stands in an `<own-app>` from the start, and goes when that has its script. */
class OwnAppLoader extends HTMLElement {
  async connectedCallback() {
    try {
      await import("./own-app.mjs");
    } catch {
      const words = make("p", { textContent: WORDS.failed });
      words.setAttribute("role", "alert");
      this.replaceChildren(
        words,
        makeButton(WORDS.reload, () => window.location.reload()),
      );
    }
  }
}

customElements.define("own-app-loader", OwnAppLoader);
