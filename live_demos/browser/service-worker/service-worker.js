/**
 * Keeps a whole release of the site for the time when there is no network.
 *
 * Online, pages come from the network, as without this; only files whose address has the hash of
 * their content come from the store. Offline, everything comes from one release's store. So files
 * of two releases never meet.
 *
 * The build puts `const RELEASE = "…"` before this: the hash of all files in offline.json. It
 * changes with any of them, and so the browser installs the new one beside the old one, which goes
 * when the last page that it serves is left.
 *
 * Why not Workbox: its precache is served first, online too, so that a reader sees the release
 * before; and it comes as modules for a bundler, which this build has no need of.
 */

/* global RELEASE */

/** @import { OfflineList } from "../shared/offline-list.d.mts" */

const worker = /** @type {any} */ (self);
const SCOPE = /** @type {string} */ (worker.registration.scope);
const PREFIX = `live-demos ${SCOPE} `;
// @ts-expect-error The build defines it.
const STORE = PREFIX + RELEASE;
const LIST = "offline.json";
const AT_ONCE = 4;
const progress = new BroadcastChannel("live-demos offline");
const IMMUTABLE = /\/assets\/(runtime|live-demos)\/[0-9a-f]{16}\//;

worker.addEventListener("install", (/** @type {any} */ event) => {
  // Where the browser knows routes, it reads the store without waking this worker.
  event.addRoutes?.({
    condition: { urlPattern: `${SCOPE}assets/:kind(runtime|live-demos)/:hash/*` },
    source: { cacheName: STORE },
  });
  event.waitUntil(keepRelease());
});
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(takeOver()));
worker.addEventListener("message", (/** @type {any} */ event) => {
  const [port] = event.ports;
  const keeping = keepRelease().then(
    () => port.postMessage(""),
    (error) => port.postMessage(String(error)),
  );
  event.waitUntil(keeping);
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(SCOPE)) {
    event.respondWith(IMMUTABLE.test(request.url) ? storedFirst(request) : networkFirst(event));
  }
});

/** Stores every file of the release; what is there already, from an attempt before, stays. */
async function keepRelease() {
  const response = await fetch(SCOPE + LIST, { cache: "no-cache" });
  const list = response.clone();
  const { release, files } = /** @type {OfflineList} */ (await response.json());
  // @ts-expect-error The build defines it.
  if (release !== RELEASE) {
    throw new Error("The site was updated in this moment.");
  }
  const store = await caches.open(STORE);
  await store.put(SCOPE + LIST, list);
  const waiting = [...files];
  let done = 0;
  const next = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      await keep(store, file);
      done += 1;
      progress.postMessage({ done, total: files.length });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/**
 * @param {Cache} store
 * @param {OfflineList["files"][number]} file
 */
async function keep(store, { address, integrity }) {
  const url = SCOPE + address;
  if (await store.match(url)) {
    return;
  }
  const immutable = IMMUTABLE.test(url);
  const known = immutable ? await caches.match(url) : undefined;
  if (known) {
    await store.put(url, known);
    return;
  }
  const response = await fetch(url, { cache: immutable ? "default" : "no-cache" });
  if (!response.ok) {
    throw new Error(`${address}: HTTP status ${response.status}`);
  }
  // Not by fetch's option `integrity`: Chromium would keep the bytes of all files, some 100 MB, until
  // this worker ends. A blob is not in this process.
  const content = await response.blob();
  const bytes = await content.arrayBuffer();
  const isWhole = (await integrityOf(bytes)) === integrity;
  release(bytes);
  if (!isWhole) {
    throw new Error(`${address}: not the file of this release`); // The next one has changed it already.
  }
  await store.put(url, new Response(content, response));
}

/**
 * Lets go of bytes at once: this worker may end before it collects its garbage. What is handed to a
 * port that is closed is gone. `ArrayBuffer.transfer()` would not do: what made these bytes, holds them.
 * @param {ArrayBuffer} bytes
 */
function release(bytes) {
  const { port1 } = new MessageChannel();
  port1.close();
  port1.postMessage(null, [bytes]);
}

/** @param {ArrayBuffer} bytes */
async function integrityOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

/** Drops the releases before. */
async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== STORE) {
      await caches.delete(name);
    }
  }
  await worker.clients.claim();
}

/**
 * What the store has. To open a store that was deleted would make an empty one.
 * @param {Request | string} request
 * @returns {Promise<Response | undefined>}
 */
function stored(request) {
  return caches.match(request, { cacheName: STORE });
}

/** @param {Request} request */
async function storedFirst(request) {
  return (await stored(request)) ?? (await caches.match(request)) ?? fetch(request);
}

/** @param {any} event */
async function networkFirst({ request }) {
  try {
    return await fetch(request);
  } catch (error) {
    const { origin, pathname } = new URL(request.url);
    const address = origin + pathname;
    const known = (await stored(address)) ?? (await stored(`${address}/`));
    if (known) {
      return known;
    }
    const unknown = request.mode === "navigate" && (await stored(`${SCOPE}404.html`));
    if (!unknown) {
      throw error;
    }
    return new Response(unknown.body, { status: 404, headers: unknown.headers });
  }
}
