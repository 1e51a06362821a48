/** What the frame of an app has with Python's worker, beyond the connection that the page has too. */

import { Python, WORKER, connectShared, spoken } from "../shared/python-client.mjs";

/** @import { Whose } from "../shared/frame-messages.d.mts" */

/**
 * Connects to the shared worker, or to one of its own where that does not work.
 * @param {string} root of the runtime
 * @param {Whose} whose
 * @returns {Promise<Python>}
 * @throws {Error} if there is no worker to be had
 */
export async function connectPython(root, whose) {
  if (whose === "shared" && typeof SharedWorker !== "undefined") {
    try {
      return await connectShared(root);
    } catch (error) {
      console.info(`No shared worker: ${error}`);
    }
  }
  const worker = ownWorker(root);
  return spoken(worker, new Python(worker, false));
}

/**
 * Makes a worker of this document's, by a blob: so it has the document's security policy, and may have
 * an opaque origin, where a script of the site's cannot be a worker. A module of a blob's fails there
 * without a word (Chromium 156); a classic script that imports the module works.
 * @param {string} root
 */
function ownWorker(root) {
  const script = `import(${JSON.stringify(root + WORKER)}).catch((error) => setTimeout(() => { throw error; }));`;
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address, { name: "Python" });
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}

/**
 * Opens an app: a port for stlite's kernel, which takes it for a worker of its own. The app ends
 * with this document at the latest.
 * @param {Python} python
 */
export async function openApp(python) {
  const { port1, port2 } = new MessageChannel();
  const lock = await holdLock();
  python.post({ type: "app", lock }, [port2]);
  window.addEventListener("pagehide", () => python.end());
  return Object.assign(port1, { terminate: () => python.end() });
}

/**
 * Takes a lock that is free again when this document is gone, however it goes. There are locks on
 * secure hosts only, and not for readers who refuse a site's data; there the page's end must be
 * told, and a crash leaves the app running.
 * @returns {Promise<string | null>} its name
 */
function holdLock() {
  if (!navigator.locks) {
    return Promise.resolve(null);
  }
  const name = `app ${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
  return new Promise((resolve) => {
    navigator.locks
      .request(name, () => {
        resolve(name);
        return new Promise(() => {});
      })
      .catch(() => resolve(null));
  });
}
