/**
 * The closed X-ray of a pair: it keeps what the apps tell of their runs, says the newest verdict, and
 * loads the rest when somebody opens it.
 */

import { make } from "../dom.mjs";
import { liveHeadline } from "./headline.mjs";

/** @import { Variant } from "../../shared/scenario-types.d.mts" */
/** @import { Moment } from "./types.mjs" */

const MOST = 20;

/** At an X-ray that the reader has not opened, while the page is printed. */
const CLOSED = "closed";

export class XrayDisclosure {
  /** @type {Record<Variant, Moment[]>} */
  live = { broken: [], fixed: [] };
  /** @type {import("./panel.mjs").XrayPanel | undefined} */
  panel;

  /**
   * @param {HTMLElement} demo
   * @param {HTMLDetailsElement} details
   */
  constructor(demo, details) {
    this.demo = demo;
    this.details = details;
    this.name = details.querySelector(".xray__name");
    this.line = details.querySelector(".xray__line");
    this.recorded = this.line?.textContent ?? "";
    this.status = make("p", { className: "demo__unseen" });
    this.status.setAttribute("aria-live", "polite");
    details.after(this.status);
    for (const what of ["start", "run", "verdict"]) {
      demo.addEventListener(`xray-${what}`, this.note);
    }
    details.addEventListener("toggle", () => {
      if (!details.open) {
        this.panel?.close();
      } else if (!(CLOSED in details.dataset)) {
        this.open();
      }
    });
  }

  connect() {
    window.addEventListener("hashchange", this.look);
    // Material opens what is closed when a page is printed: mark it before.
    window.addEventListener("beforeprint", this.markClosed, { capture: true });
    window.addEventListener("afterprint", this.unmark);
    this.look();
  }

  disconnect() {
    window.removeEventListener("hashchange", this.look);
    window.removeEventListener("beforeprint", this.markClosed, { capture: true });
    window.removeEventListener("afterprint", this.unmark);
    this.panel?.rest();
  }

  markClosed = () => {
    if (!this.details.open) {
      this.details.dataset[CLOSED] = "";
    }
  };

  unmark = () => {
    delete this.details.dataset[CLOSED];
  };

  /** Opens the step that the page's address names. */
  look = async () => {
    // The name of one demo may begin with another's.
    if (new RegExp(`^#xray-${this.demo.getAttribute("slug")}-(broken|fixed)-`).test(location.hash)) {
      this.details.open = true;
      await this.open();
      this.panel?.follow();
    }
  };

  async open() {
    // Without it, the recorded text is still there.
    const { XrayPanel } = (await import("./panel.mjs").catch(() => null)) ?? {};
    if (XrayPanel) {
      this.panel ??= new XrayPanel(this);
      await this.panel.ready;
      this.panel.renew();
    }
  }

  /** @param {Event} event */
  note = (event) => {
    const { variant, run, ...verdict } = /** @type {CustomEvent} */ (event).detail;
    const moments = this.live[/** @type {Variant} */ (variant)];
    const last = moments.at(-1);
    if (event.type === "xray-start") {
      moments.length = 0;
    } else if (run && last && run.trigger === "st.rerun") {
      last.runs?.push(run);
      delete last.settled;
    } else if (run) {
      moments.push({ number: (last?.number ?? -1) + 1, runs: [run] });
    } else if (last) {
      Object.assign(last, verdict);
    }
    moments.splice(0, Math.max(moments.length - MOST, 0));
    const words = liveHeadline(this.live);
    if (this.line && this.name) {
      this.name.textContent = words ? "X-ray, live:" : "X-ray:";
      this.line.textContent = words || this.recorded;
    }
    this.status.textContent = run ? "" : words;
    this.panel?.update();
  };
}
