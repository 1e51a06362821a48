/** What of the site is stored on the reader's device: how much, and how to have it or be rid of it. */

import { OFFLINE_REFUSED, readNote, removeNote, writeNote } from "../local-notes.mjs";

/** @import { OfflineList } from "../../shared/offline-list.d.mts" */

/** The channel on which the service worker tells how many files it has stored. */
export const PROGRESS = "live-demos offline";

const LIST = "offline.json";

export class Store {
  /** @param {string} site the address of the site's root, with a slash at its end */
  constructor(site) {
    this.site = site;
    this.prefix = `live-demos ${site} `;
  }

  /** Whether this browser can store the site: on secure hosts only, and not in every mode. */
  get possible() {
    return "serviceWorker" in navigator && "caches" in globalThis;
  }

  /** So it is too where the reader lets no site store anything. */
  get refused() {
    return readNote(OFFLINE_REFUSED) !== null;
  }

  /**
   * Stores the site, or completes what an attempt before has left.
   * @throws {Error} if it cannot be stored whole
   */
  async keep() {
    removeNote(OFFLINE_REFUSED);
    const registration = await navigator.serviceWorker.register(`${this.site}service-worker.js`, {
      scope: this.site,
    });
    if (!registration.installing) {
      await registration.update(); // To register the same address again is not to look for news.
    }
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (worker?.state === "activated" && (await this.names()).length === 0) {
      await this.storeAgain(worker);
      return;
    }
    await new Promise((resolve, reject) => {
      const look = () => {
        if (worker?.state === "activated" || worker?.state === "installed") {
          resolve(undefined);
        } else if (worker?.state === "redundant") {
          reject(new Error("The site could not be stored."));
        }
      };
      worker?.addEventListener("statechange", look);
      look();
    });
  }

  /**
   * Has the service worker store what was deleted: while it serves a page it stays, and a browser
   * that is asked to register it again takes it as it is.
   * @param {ServiceWorker} worker
   */
  async storeAgain(worker) {
    const { port1, port2 } = new MessageChannel();
    worker.postMessage("keep", [port2]);
    const trouble = await new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
    });
    if (trouble) {
      throw new Error(trouble);
    }
  }

  /** Deletes all that is stored, and keeps it so until the reader asks again. */
  async clear() {
    writeNote(OFFLINE_REFUSED, "");
    const registration = await navigator.serviceWorker.getRegistration(this.site);
    await registration?.unregister();
    for (const name of await this.names()) {
      await caches.delete(name);
    }
  }

  async names() {
    return (await caches.keys()).filter((name) => name.startsWith(this.prefix));
  }

  /**
   * @returns {Promise<{files: number, bytes: number, complete: boolean}>} what is stored, and whether
   *   it is all of the site as it is now
   */
  async measure() {
    const { release, files } = await this.list();
    const sizes = new Map(files.map(({ address, bytes }) => [this.site + address, bytes]));
    const complete = `${this.prefix}${release}`;
    const measured = { files: 0, bytes: 0, complete: false };
    for (const name of await this.names()) {
      const kept = await (await caches.open(name)).keys();
      const own = kept.filter(({ url }) => url !== this.site + LIST);
      measured.files += own.length;
      measured.bytes += own.reduce((sum, { url }) => sum + (sizes.get(url) ?? 0), 0);
      measured.complete ||= name === complete && own.length === files.length;
    }
    return measured;
  }

  /**
   * The list of the site as it is now; without a network, of what is stored.
   * @returns {Promise<OfflineList>}
   */
  async list() {
    const address = this.site + LIST;
    const response = await fetch(address).catch(() => caches.match(address));
    return response?.ok ? response.json() : { release: "", bytes: 0, files: [] };
  }
}
