/**
 * Whether this host lets readers' apps run isolated: in frames of an opaque origin, which get the
 * site's files only if the host sends `Access-Control-Allow-Origin` with them.
 */

import { startModeOfVisit } from "../python-session.mjs";

/** @import { FromPage } from "../../shared/frame-messages.d.mts" */
/** @import { Post } from "../../shared/frame-channel.mjs" */
/** @import { Runtime } from "../../shared/worker-messages.d.mts" */

/** The page of the frames in which readers' apps run, in the folder of these scripts. */
export const READERS_APP_PATH = "frame/readers-app.html";

export const READERS_APP = new URL(`../../${READERS_APP_PATH}`, import.meta.url).href;

/** The module that it begins with. */
const SCRIPT = new URL("../../frame/main.mjs", import.meta.url).href;

let refused = false;

/** Whether an isolated frame can be expected to work: until one has shown otherwise, yes. */
export function canIsolate() {
  return !refused;
}

/**
 * Takes note that an isolated frame has not got one of its files.
 * @returns {Promise<boolean>} whether it is because it is isolated; else the file is missing for all
 */
export async function noteBlocked() {
  const response = await fetch(SCRIPT).catch(() => undefined);
  refused = response?.ok ?? false;
  return refused;
}

/**
 * Gives an isolated frame what it cannot have by itself, and lets it start Python.
 * @param {Runtime | null} runtime
 * @param {Post<FromPage>} post to the frame
 * @param {AbortSignal} signal ends it
 * @param {boolean} anew whether what the browser has kept of the runtime may be bad
 */
export async function equip(runtime, post, signal, anew) {
  if (runtime) {
    const startMode = await startModeOfVisit(runtime.startMode);
    post({ type: "warm", whose: "isolated", startMode });
    const { handOver } = await import("./runtime-files.mjs");
    await handOver(runtime.root, startMode, post, signal, anew);
  }
}
