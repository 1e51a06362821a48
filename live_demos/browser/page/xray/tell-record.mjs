/** Tells whoever shows them what an app's script runs did: as events at its element. */

/** @import { AppCode, XrayRecord } from "../../shared/frame-messages.d.mts" */
/** @import { Side } from "./types.mjs" */

/** Records are told in the order in which they came, whatever each has to pass. */
let told = Promise.resolve();

/**
 * @param {HTMLElement} element
 * @param {Side} variant
 * @param {XrayRecord | null} record null when the app starts anew. What the reader's own code runs is a
 *   stranger's: it passes the gate first
 * @param {AppCode | null} code that the app runs; null for the demo's own
 */
export function tellRecord(element, variant, record, code) {
  told = told.then(() => tell(element, variant, record, code)).catch(() => {});
}

/** @type {(...of: Parameters<typeof tellRecord>) => Promise<void>} */
async function tell(element, variant, record, code) {
  const dispatch = (/** @type {string} */ what, /** @type {object} */ detail) =>
    element.dispatchEvent(new CustomEvent(`xray-${what}`, { detail: { variant, code, ...detail } }));
  if (record === null) {
    dispatch("start", {});
    return;
  }
  const checked = code === null ? record : (await import("./checked-record.mjs")).checkedRecord(record);
  if ("refused" in checked) {
    dispatch("refused", { words: checked.refused });
  } else if ("runs" in checked) {
    checked.runs.forEach((run) => dispatch("run", { run }));
  } else {
    dispatch("verdict", checked.verdict);
  }
}
