/** When the next input may be made: after a while, when the reader asks for it, or not yet. */

export class Pace {
  paused = false;
  /** Whether the reader has asked for the next input. */
  asked = false;
  /** @type {() => void} */
  look = () => {};

  pause() {
    this.paused = true;
    this.look();
  }

  go() {
    this.paused = false;
    this.look();
  }

  /** Lets one more input be made, and no further one. */
  next() {
    this.paused = true;
    this.asked = true;
    this.look();
  }

  /**
   * Resolves when the next input may be made: after a while, or at once when a reader who has paused
   * goes on.
   * @param {number} ms from now, unless the reader wants it otherwise
   * @param {AbortSignal} signal rejects
   * @returns {Promise<void>}
   */
  turn(ms, signal) {
    return new Promise((resolve, reject) => {
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let timer;
      let wait = ms;
      this.look = () => {
        clearTimeout(timer);
        if (signal.aborted) {
          reject(signal.reason);
        } else if (this.asked) {
          this.asked = false;
          resolve();
        } else if (this.paused) {
          wait = 0;
        } else {
          timer = setTimeout(resolve, wait);
        }
      };
      signal.addEventListener("abort", this.look);
      this.look();
    });
  }
}
