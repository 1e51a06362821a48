/** Has an app's frame make an input of a scenario. */

/** @import { Answer, Ask } from "../../shared/frame-messages.d.mts" */
/** @import { Step } from "../../shared/scenario-types.d.mts" */

/**
 * Resolves when what the input sets off is over.
 * @param {{ask: (ask: Ask) => Promise<Answer>}} app
 * @param {Pick<Step, "action" | "meanwhile">} step
 * @param {number} beat how long the hand stays at each part of it, in ms
 * @param {() => Promise<Answer>} reloaded resolves when the app has gone and has come again
 * @returns {Promise<Answer>}
 */
export async function makeInput(app, { action, meanwhile }, beat, reloaded) {
  if (action === null) {
    return {};
  }
  const answer = app.ask({ what: "make", action, meanwhile, beat });
  if (action.kind !== "reload" && meanwhile?.kind !== "reload") {
    return answer;
  }
  // An app that is reloaded gives no answer, unless it is of trouble.
  const again = reloaded();
  return Promise.race([answer.then((given) => (given.gone ? again : given)), again]);
}
