/**
 * The closed X-ray of the apps of an element: it keeps what they tell of their runs, says the newest
 * verdict, and loads the rest when somebody opens it.
 */

import { make } from "../dom.mjs";
import { DEMO } from "../../shared/document-state.mjs";

/** @import { Side } from "./types.mjs" */
/** @import { LiveApps } from "./live-apps.mjs" */
/** @import { XrayPanel } from "./panel.mjs" */

/** At an X-ray that the reader has not opened, while the page is printed. */
const CLOSED = "closed";

/** How often the words change at most, in milliseconds: an app may tell of runs without end. */
const PAUSE_MS = 100;

/** What apps tell: see ARCHITECTURE.md. */
const EVENTS = ["start", "run", "verdict", "refused"].map((what) => `xray-${what}`);

export class XrayDisclosure {
  /** @type {LiveApps | undefined} as soon as one has told something */
  live;
  /** @type {XrayPanel | undefined} */
  panel;
  /** What was told and is not taken in yet. @type {Event[]} */
  told = [];
  takesIn = false;
  /** Is called when it has taken in what was told. @type {(live: LiveApps) => void} */
  onTold = () => {};

  /**
   * @param {HTMLElement} element at which apps tell of their runs
   * @param {HTMLDetailsElement} details
   * @param {Side[]} sides the apps
   */
  constructor(element, details, sides) {
    this.element = element;
    this.details = details;
    this.sides = sides;
    this.name = details.querySelector(".xray__name");
    this.line = details.querySelector(".xray__line");
    this.recorded = this.line?.textContent ?? "";
    this.status = make("p", { className: "demo__unseen" });
    this.status.setAttribute("aria-live", "polite");
    details.after(this.status);
    for (const event of EVENTS) {
      element.addEventListener(event, this.note);
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

  /** Hears no more of the apps. */
  ignore() {
    for (const event of EVENTS) {
      this.element.removeEventListener(event, this.note);
    }
    this.panel?.close();
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
    if (new RegExp(`^#xray-${this.element.getAttribute("slug")}-(broken|fixed)-`).test(location.hash)) {
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
  note = async (event) => {
    this.told.push(event);
    if (this.takesIn) {
      return;
    }
    this.takesIn = true;
    const { LiveApps } = (await import("./live-apps.mjs").catch(() => null)) ?? {};
    while (LiveApps && this.told.length > 0) {
      this.live ??= new LiveApps(this.sides);
      this.takeIn(this.live);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    this.told.length = 0;
    this.takesIn = false;
  };

  /** @param {LiveApps} live */
  takeIn(live) {
    const told = this.told.splice(0);
    told.forEach((event) => live.take(event));
    const words = live.headline;
    if (this.line && this.name) {
      this.name.textContent = words ? "X-ray, live:" : "X-ray:";
      this.line.textContent = words || this.recorded;
    }
    this.say(told.at(-1)?.type === "xray-run" ? "" : words);
    this.panel?.update();
    this.onTold(live);
  }

  /**
   * Tells who does not see the line. While inputs are played, the player tells what came of each: two
   * voices at once say nothing.
   * @param {string} words
   */
  say(words) {
    const { [DEMO.play]: play = "idle" } = this.element.dataset;
    const said = words && play === "idle" ? `X-ray: ${words}` : "";
    if (said !== this.status.textContent) {
      this.status.textContent = said;
    }
  }
}
