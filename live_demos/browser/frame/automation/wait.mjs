/** Waits until the app has answered to an input. */

import { APP } from "../../shared/document-state.mjs";

const LOOK_MS = 20;

/** The front end collects changes for at most 200 ms before it sends them. */
const SENT_MS = 400;

/** How long something may take to appear that is about to. */
const APPEAR_MS = 4000;

/** A sentence for the reader on why an input could not be made. */
export class Trouble extends Error {}

/** @param {number} ms */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** How many script runs have ended since the app started. */
export function runsSoFar() {
  return Number(document.documentElement.dataset[APP.scriptRuns] ?? 0);
}

/** How many there will have been when all that were asked for are over. */
function runsAwaited() {
  return Number(document.documentElement.dataset[APP.scriptRunsAwaited] ?? 0);
}

/**
 * Resolves when the app is at rest, and what was asked of it since is answered.
 * @param {number} before how many script runs there were before the input
 */
export async function untilAnswered(before) {
  let sent = false;
  setTimeout(() => {
    sent = true;
  }, SENT_MS);
  const asked = () => sent || runsAwaited() > before;
  await untilStill(() => isIdle() && asked() && runsSoFar() >= runsAwaited(), 5);
}

/** Resolves when a script run has begun and has drawn what it draws at once. */
export async function untilBusy() {
  await untilStill(() => scriptState() === "running", 11);
}

/**
 * Gives what is looked for, as soon as it is there.
 * @template Found
 * @param {() => Found | null | undefined} find
 * @param {string} trouble the sentence if it does not come
 * @returns {Promise<Found>}
 */
export async function untilThere(find, trouble) {
  for (let waited = 0; waited <= APPEAR_MS; waited += LOOK_MS) {
    const found = find();
    if (found) {
      return found;
    }
    await pause(LOOK_MS);
  }
  throw new Trouble(trouble);
}

function scriptState() {
  return document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-script-state");
}

function isIdle() {
  return scriptState() === "notRunning" && document.querySelector("[data-testid=stSkeleton]") === null;
}

/**
 * Resolves when something holds for so many looks in a row.
 * @param {() => boolean} holds
 * @param {number} looks
 */
async function untilStill(holds, looks) {
  for (let still = 0; still < looks; still = holds() ? still + 1 : 0) {
    await pause(LOOK_MS);
  }
}
