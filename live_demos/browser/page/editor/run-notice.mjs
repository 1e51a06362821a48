/**
 * Says at an app that the reader's code takes long, where it is, and stops it for whoever wants that. An
 * app that waits is only busy: nothing here sounds an alarm.
 */

import { make, makeButton } from "../dom.mjs";

/** @import { AppFrame } from "../app-frame.mjs" */
/** @import { RunTime } from "../../shared/frame-messages.d.mts" */

const WORDS = { stop: "Stop", restart: "Restart" };

/**
 * Watches an app from now on.
 * @param {AppFrame} app
 * @param {() => void} restart begins a new session of the reader's code
 */
export function watchRunTime(app, restart) {
  const notice = new RunNotice(app, restart);
  app.onRunTime = (now) => notice.show(now);
  return notice;
}

class RunNotice {
  seconds = 0;
  stopped = false;

  /**
   * @param {AppFrame} app
   * @param {() => void} restart
   */
  constructor(app, restart) {
    this.app = app;
    this.restart = restart;
    // It counts, which nobody wants to hear each second.
    this.words = make("p", {});
    this.words.setAttribute("aria-hidden", "true");
    this.aloud = make("p", { className: "demo__unseen" });
    this.aloud.setAttribute("role", "status");
    this.stop = makeButton(WORDS.stop, () => this.end());
    this.again = makeButton(WORDS.restart, () => this.beginAnew());
    this.box = make("div", { className: "editor__notice", hidden: true });
    this.box.append(this.words, this.stop, this.again);
    app.stage.after(this.box, this.aloud);
  }

  /** @param {RunTime | null} now */
  show(now) {
    if (now === null) {
      if (!this.stopped) {
        this.clear();
      }
      return;
    }
    this.stopped = false;
    this.box.hidden = false;
    this.words.textContent = `Your code has run for ${Math.round(now.seconds)} s.${whereWords("is", now.line)}`;
    if (this.seconds === 0) {
      this.aloud.textContent = `${this.words.textContent} You can stop it.`;
    }
    this.seconds = now.seconds;
    this.offer(this.stop);
  }

  /** Whether the code takes long just now. */
  get isLong() {
    return this.seconds > 0 && !this.stopped;
  }

  /** Stops the code, and says where it was. */
  end() {
    this.stopped = true;
    this.app.stop();
    const { lastLine } = this.app;
    this.words.textContent = `You stopped your code after ${Math.round(this.seconds)} s.${whereWords("was", lastLine?.line)}`;
    this.aloud.textContent = this.words.textContent;
    this.offer(this.again);
    this.again.focus();
  }

  beginAnew() {
    this.clear();
    this.restart();
  }

  /** Takes away what was said. */
  clear() {
    this.stopped = false;
    this.box.hidden = true;
    this.aloud.textContent = "";
    this.seconds = 0;
  }

  /** @param {HTMLButtonElement} button */
  offer(button) {
    this.box.classList.toggle("editor__notice--stopped", this.stopped);
    this.stop.hidden = button !== this.stop;
    this.again.hidden = button !== this.again;
  }
}

/**
 * @param {string} verb
 * @param {number} [line]
 */
function whereWords(verb, line) {
  return line === undefined ? "" : ` It ${verb} at line ${line}.`;
}
