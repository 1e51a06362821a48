/**
 * Whether this host lets readers' apps run isolated: in frames of an opaque origin, which get the
 * site's files only if the host sends `Access-Control-Allow-Origin` with them.
 */

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
