/**
 * Says at an app that the reader's code takes long, where it is, and stops it for whoever wants that. An
 * app that waits is only busy: nothing here sounds an alarm.
 */

import { make, makeButton } from "../dom.mjs";

/** @import { ReadersApp, RunTime } from "./readers-app.d.mts" */

const WORDS = { stop: "Stop", restart: "Restart" };

/**
 * Watches an app from now on.
 * @param {ReadersApp} app
 * @param {() => void} restart begins a new session of the reader's code
 */
export function watchRunTime(app, restart) {
  const notice = new RunNotice(app, restart);
  app.onRunTime = (now) => notice.show(now);
}

class RunNotice {
  seconds = 0;
  stopped = false;

  /**
   * @param {ReadersApp} app
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
    if (this.stopped && now === null) {
      return; // What was stopped stays said.
    }
    this.stopped = false;
    this.box.hidden = now === null;
    if (now === null) {
      this.aloud.textContent = "";
      this.seconds = 0;
      return;
    }
    this.say(`Your code has run for ${now.seconds} s.${whereWords(now)}`);
    if (this.seconds === 0) {
      this.aloud.textContent = `${this.words.textContent} You can stop it.`;
    }
    this.seconds = now.seconds;
    this.offer(this.stop);
  }

  end() {
    this.app.stop();
    this.stopped = true;
    this.box.hidden = false;
    const { lastLine } = this.app;
    this.say(
      `You stopped your code after ${this.seconds} s.${lastLine ? ` It was at line ${lastLine.line}.` : ""}`,
    );
    this.aloud.textContent = this.words.textContent;
    this.offer(this.again);
    this.again.focus();
  }

  beginAnew() {
    this.stopped = false;
    this.show(null);
    this.restart();
  }

  /** @param {string} words */
  say(words) {
    this.words.textContent = words;
  }

  /** @param {HTMLButtonElement} button */
  offer(button) {
    this.stop.hidden = button !== this.stop;
    this.again.hidden = button !== this.again;
  }
}

/** @param {RunTime} now */
function whereWords({ line }) {
  return line === undefined ? "" : ` It is at line ${line}.`;
}
