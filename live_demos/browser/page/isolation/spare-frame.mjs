/** An isolated frame whose Python starts ahead, unseen, beside the app whose place it may take. */

import { makeFrame, pageScheme } from "../make-frame.mjs";
import { releaseOf } from "../../shared/frame-channel.mjs";
import { READERS_APP, READERS_APP_PATH, equip } from "./isolation.mjs";

/** @import { FromFrame } from "../../shared/frame-messages.d.mts" */
/** @import { Runtime } from "../../shared/worker-messages.d.mts" */

/** If it fails, nobody has asked for it: it goes. Whoever wants one then makes one, and is told. */
export class SpareFrame {
  /**
   * @param {HTMLElement} stage
   * @param {string} title
   * @param {Runtime | null} runtime
   * @param {() => void} failed
   */
  constructor(stage, title, runtime, failed) {
    this.runtime = runtime;
    this.failed = failed;
    this.listening = new AbortController();
    /** Whether it has said hello. */
    this.greeted = false;
    /** Who gets what it says. Whoever takes it over sets this and the next two. @type {(message: FromFrame) => void} */
    this.receive = (message) => this.#prepare(message);
    this.missed = () => this.greeted || failed();
    this.restored = failed;
    const { signal } = this.listening;
    const { frame, post } = makeFrame({
      address: READERS_APP,
      title,
      isolated: true,
      receive: (message) => this.receive(message),
      missed: () => this.missed(),
      restored: () => this.restored(),
      signal,
    });
    this.frame = frame;
    this.post = post;
    stage.append(this.frame);
  }

  /** @param {FromFrame} message */
  #prepare(message) {
    if (message.type === "hello" && message.release === releaseOf(READERS_APP_PATH)) {
      this.greeted = true;
      this.post({ type: "palette", scheme: pageScheme() });
      equip(this.runtime, this.post, this.listening.signal, false);
    } else if (message.type === "hello" || message.type === "blocked" || message.type === "state") {
      this.failed();
    }
  }

  /** Takes it away. */
  drop() {
    this.listening.abort();
    this.frame.remove();
  }
}
