/**
 * The `<symptom-finder>` element: shows one question at a time, the one that the address names.
 *
 * The questions are sections of the page, and their answers are links to each other. Without this
 * script the page shows them all, one below the other.
 */

const STEPS = 3;

class SymptomFinder extends HTMLElement {
  /** @type {HTMLElement[]} */
  steps = [];
  /** The question that is shown. @type {HTMLElement | undefined} */
  shown;

  connectedCallback() {
    this.steps = [...this.querySelectorAll("section")];
    this.status = document.createElement("p");
    this.status.className = "finder__status";
    this.status.setAttribute("role", "status");
    this.prepend(this.status);
    this.classList.add("finder--live");
    this.addEventListener("click", this.answer);
    window.addEventListener("popstate", this.wander);
    this.show();
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.answer);
    window.removeEventListener("popstate", this.wander);
  }

  /**
   * Follow a link to another question. The browser, and Material's instant navigation, would move
   * the focus to the top of the page.
   */
  answer = (/** @type {MouseEvent} */ event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey;
    // Material makes addresses absolute.
    if (link?.hash && link.pathname === location.pathname && !elsewhere) {
      event.preventDefault();
      event.stopPropagation();
      history.pushState(null, "", link.hash);
      this.follow();
    }
  };

  /** Follow the browser's Back and Forward, after Material has moved the focus. */
  wander = () => setTimeout(this.follow);

  /** Show what the address names now, and move the focus there: its reader has just answered. */
  follow = () => {
    if (this.show()) {
      /** @type {HTMLElement | null | undefined} */
      const question = this.shown?.querySelector(".finder__question");
      question?.focus({ preventScroll: true });
      this.scrollIntoView({ block: "nearest" });
    }
  };

  /** @returns {boolean} whether another question is shown than before */
  show() {
    const name = location.hash.slice(1);
    const wanted = this.steps.find((step) => step.id === name) ?? this.steps[0];
    if (wanted === this.shown) {
      return false;
    }
    for (const step of this.steps) {
      step.hidden = step !== wanted;
    }
    this.shown = wanted;
    if (this.status && wanted) {
      const links = wanted.querySelectorAll("li").length;
      const what = wanted.dataset.step === `${STEPS}` ? "page" : "answer";
      const how = links === 1 ? `1 ${what}` : `${links} ${what}s`;
      this.status.textContent = `Step ${wanted.dataset.step} of ${STEPS}: ${how}`;
    }
    return true;
  }
}

customElements.define("symptom-finder", SymptomFinder);
