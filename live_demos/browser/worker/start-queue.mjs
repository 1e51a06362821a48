/**
 * Lets apps start one after another. They share one Python: side by side, each would be usable only
 * when the last one is.
 */

/** How long one app may keep the next one waiting, once Python runs. */
const TURN_MS = 1500;

/** Ends when the last app in the queue has had its turn. @type {Promise<unknown>} */
let last = Promise.resolve();

/** One app's turn to start. */
export class Turn {
  /** Is called when the app has started, or will not. @type {() => void} */
  end = () => {};

  /** @param {Promise<unknown>} pythonRuns */
  constructor(pythonRuns) {
    const ended = new Promise((resolve) => {
      this.end = () => resolve(undefined);
    });
    /** Resolves when it comes. */
    this.come = last;
    last = this.come.then(() => Promise.race([ended, pythonRuns.then(patience)]));
  }
}

function patience() {
  return new Promise((resolve) => setTimeout(resolve, TURN_MS));
}
