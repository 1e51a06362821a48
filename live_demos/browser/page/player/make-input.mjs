/** Has an app's frame make an input of a scenario. */

/** @import { Answer, Ask } from "../../shared/frame-messages.d.mts" */
/** @import { Step } from "../../shared/scenario-types.d.mts" */

/**
 * What an input needs of an app.
 * @typedef {object} App
 * @property {(ask: Ask) => Promise<Answer>} ask
 * @property {boolean} isolated
 * @property {string} query
 * @property {() => void} start
 */

/** What of a query is taken from a frame in which a stranger's code may run. */
const MOST = 2000;

/**
 * Resolves when what the input sets off is over.
 * @param {App} app
 * @param {Pick<Step, "action" | "meanwhile">} step
 * @param {number} beat how long the hand stays at each part of it, in ms
 * @param {() => Promise<Answer>} reloaded resolves when the app has gone and has come again
 * @returns {Promise<Answer>}
 */
export async function makeInput(app, { action, meanwhile }, beat, reloaded) {
  if (action === null) {
    return {};
  }
  if (app.isolated && action.kind === "reload") {
    // It cannot reload itself: from another document in its frame, the page would take nothing.
    const { address = "" } = await app.ask({ what: "address" });
    app.query = `?${new URLSearchParams(String(address).slice(0, MOST))}`;
    app.start();
    return reloaded();
  }
  const answer = app.ask({ what: "make", action, meanwhile, beat });
  if (action.kind !== "reload" && meanwhile?.kind !== "reload") {
    return answer;
  }
  // An app that is reloaded gives no answer, unless it is of trouble.
  const again = reloaded();
  return Promise.race([answer.then((given) => (given.gone ? again : given)), again]);
}
