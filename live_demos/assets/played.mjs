/** What a frame does while the page plays a scenario. */

import { makeInput, showInput } from "./inputs.mjs";
import { look } from "./seen.mjs";
import { Trouble } from "./waiting.mjs";

/** @import { Answer, Ask } from "./messages.mjs" */

/**
 * Does what the page asks.
 * @param {Ask} ask
 * @returns {Promise<Answer>}
 */
export async function answer(ask) {
  try {
    switch (ask.what) {
      case "show":
        await showInput(ask.action);
        return {};
      case "make":
        await makeInput(ask.action, ask.meanwhile, ask.beat);
        return {};
      case "look":
        return { seen: look(ask.topics) };
    }
  } catch (error) {
    const known = error instanceof Trouble;
    return { trouble: known ? error.message : `an unexpected error (${error}).` };
  }
}
