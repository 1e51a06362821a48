/** What a frame does while the page plays a scenario. */

import { makeInput, showInput } from "./perform.mjs";
import { look } from "./observe.mjs";
import { Trouble } from "./wait.mjs";

/** @import { Answer, Ask } from "../../shared/frame-messages.d.mts" */

/**
 * Does what the page asks of the app as a reader sees it.
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
      case "address":
        return { address: window.location.search };
      case "look":
        return { seen: look(ask.topics) };
    }
  } catch (error) {
    const known = error instanceof Trouble;
    return { trouble: known ? error.message : `an unexpected error (${error}).` };
  }
}
