/**
 * The closed X-ray of a pair: it keeps what the apps tell of their runs, says the newest verdict, and
 * loads the rest when somebody opens it.
 */

import { make } from "../dom.mjs";
import { XRAY_OPEN, readNote, removeNote, writeNote } from "../local-notes.mjs";

/** @import { Variant } from "../../shared/scenario-types.d.mts" */
/** @import { Moment } from "./types.mjs" */

const MOST = 20;
const OPEN = "open";

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
    this.line = details.querySelector(".xray__line");
    this.recorded = this.line?.textContent ?? "";
    this.status = make("p", { className: "demo__unseen" });
    this.status.setAttribute("aria-live", "polite");
    details.after(this.status);
    for (const what of ["start", "run", "verdict"]) {
      demo.addEventListener(`xray-${what}`, this.note);
    }
    details.addEventListener("toggle", () => (details.open ? this.open() : this.panel?.close()));
    details.querySelector("summary")?.addEventListener("click", () => {
      if (details.open) {
        removeNote(XRAY_OPEN);
      } else {
        writeNote(XRAY_OPEN, OPEN);
      }
    });
  }

  connect() {
    this.details.open ||= readNote(XRAY_OPEN) === OPEN;
    window.addEventListener("hashchange", this.look);
    this.look();
  }

  disconnect() {
    window.removeEventListener("hashchange", this.look);
    this.panel?.rest();
  }

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
    const words = this.words();
    if (this.line) {
      this.line.textContent = words || this.recorded;
    }
    this.status.textContent = run ? "" : words;
    this.panel?.update();
  };

  words() {
    const known = /** @type {const} */ (["broken", "fixed"]).flatMap((name) => {
      const { settled, why = [] } = this.live[name].at(-1) ?? {};
      return settled === undefined ? [] : [{ name, settled, why }];
    });
    const open = known.find(({ settled }) => !settled);
    if (open) {
      return `live: the ${open.name} app is not settled. In one more rerun, ${open.why[0]}.`;
    }
    // Not "settled", which sounds like good news: what an input has lost stays lost.
    const apps = known.length > 1 ? "neither app" : `nothing in the ${known[0]?.name} app`;
    return known.length > 0 ? `live: one more rerun would change ${apps}.` : "";
  }
}
