/** Keeps account of the files that a start needs: how much has come, and what has not. */

import { StartFailure, fileDamaged, fileMissing } from "./start-failure.mjs";
import { APP } from "../shared/document-state.mjs";
import { whenIdle } from "../shared/idle.mjs";

/** @import { StartView } from "./start-progress.mjs" */
/** @import { Python } from "../shared/python-client.mjs" */
/** @import { FileNews, StartMode, WorkerFailure } from "../shared/worker-messages.d.mts" */

/** @typedef {Exclude<StartMode, "auto">} FilesOf a start from snapshot, or a plain one */

/**
 * Fetches a file that the start cannot do without.
 * @param {string} address
 * @throws {StartFailure} if it does not come
 */
export async function load(address) {
  try {
    const response = await fetch(address);
    if (response.ok) {
      return response;
    }
    throw new Error(`HTTP status ${response.status}`);
  } catch (error) {
    throw fileMissing(address.replace(/^.*\//, ""), error);
  }
}

/** How long a retry waits for the files to come again. */
const REFRESH_MS = 25_000;

/** The files of the runtime, as they come into this document and into the worker. */
export class StartFiles {
  /**
   * @param {string} root of the runtime
   * @param {FilesOf} startMode
   * @param {StartView} view
   */
  constructor(root, startMode, view) {
    this.root = root;
    this.startMode = startMode;
    this.view = view;
    /** @type {Record<FilesOf, Record<string, number>>} how many bytes each file has that a start needs */
    this.allSizes = { snapshot: {}, plain: {} };
    /** @type {Record<string, number>} how many bytes each needed file has */
    this.sizes = {};
    /** @type {Map<string, number>} how many bytes of it have come */
    this.loaded = new Map();
    /** @type {Map<string, string>} files that did not come, and why */
    this.missed = new Map();
    this.sizesKnown = false;
    this.started = false;
    /** @type {Promise<void> | undefined} */
    this.sizesRead = undefined;
    view.refresh = () => this.refresh();
  }

  /**
   * After a failure, has the browser ask the host again for every file: it may have kept one that
   * is bad, and would use it for as long as the host once allowed.
   */
  async refresh() {
    if (this.view.state === "failed" || this.missed.size > 0) {
      const signal = AbortSignal.timeout(REFRESH_MS);
      const files = new Set(["start.json", ...Object.keys(this.sizes), ...this.missed.keys()]);
      const ask = async (/** @type {string} */ file) =>
        (await fetch(this.root + file, { cache: "no-cache", signal })).arrayBuffer();
      await Promise.allSettled([...files].map(ask));
    }
  }

  /** Reads which files a start needs, and their sizes. */
  readSizes() {
    this.sizesRead ??= this.#readSizes();
    return this.sizesRead;
  }

  async #readSizes() {
    const response = await load(`${this.root}start.json`);
    try {
      this.allSizes = await response.json();
    } catch (error) {
      throw error instanceof SyntaxError
        ? fileDamaged("start.json", error)
        : fileMissing("start.json", error);
    }
    this.sizes = this.allSizes[this.startMode];
    this.sizesKnown = true;
    this.tell();
    // Only now is it known whether a file that has failed already is a needed one.
    for (const [file, why] of this.missed) {
      this.miss(file, why);
    }
  }

  /** Notes the files that this document loads, or fails to load. */
  followDocument() {
    new PerformanceObserver((list) => {
      for (const entry of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
        if (entry.name.startsWith(this.root)) {
          const file = decodeURI(entry.name.slice(this.root.length));
          // 0 is a network error. A browser that does not know the status says undefined; what
          // fails there is met by whoever asked for the file.
          if (entry.responseStatus >= 400 || (entry.responseStatus === 0 && entry.decodedBodySize === 0)) {
            this.miss(file, `HTTP status ${entry.responseStatus}`);
          } else {
            this.note(file, entry.decodedBodySize);
          }
        }
      }
    }).observe({ type: "resource", buffered: true });
  }

  /**
   * Notes the files that the worker loads, or fails to load.
   * @param {Python} python
   */
  followWorker(python) {
    python.follow((message) => {
      if (message.type === "ready") {
        this.#noteAll();
      } else if (message.type === "left") {
        this.fallBack(message.failure);
      } else if (message.type === "failed") {
        this.view.fail(new StartFailure(message.failure, message.failure.detail));
      } else if (message.type === "missed" || message.type === "file") {
        this.#noteModules();
        this.take({ ...message, file: `pyodide/${message.file}` });
      }
    });
  }

  /**
   * Notes how a file comes.
   * @param {FileNews} news its file by the path in the runtime
   */
  take(news) {
    if (news.type === "missed") {
      this.miss(news.file, news.detail);
      return;
    }
    this.note(news.file, news.bytes);
    const expected = this.sizes[news.file];
    if (news.ended && expected !== undefined && news.bytes !== expected) {
      this.miss(news.file, `${news.bytes} bytes came instead of ${expected}`);
    }
  }

  /** Notes that all of Python's files are here, once it runs: of some, a browser does not tell. */
  #noteAll() {
    for (const [file, bytes] of Object.entries(this.sizes)) {
      if (file.startsWith("pyodide/")) {
        this.loaded.set(file, bytes);
      }
    }
    this.tell();
  }

  /** Notes the worker's own modules, once it speaks: a browser need not tell of them. */
  #noteModules() {
    for (const [file, bytes] of Object.entries(this.sizes)) {
      if (/^pyodide\/.*\.mjs$/.test(file)) {
        this.loaded.set(file, bytes);
      }
    }
  }

  /**
   * @param {string} file
   * @param {number} bytes
   */
  note(file, bytes) {
    this.loaded.set(file, Math.max(bytes, this.loaded.get(file) ?? 0));
    this.tell();
    if (this.started) {
      whenIdle(() => this.#judge(file));
    }
  }

  /**
   * Looks, from now on, for files of the front end that have come and are of no use: an app shows
   * nothing but an error in their place, or looks wrong.
   */
  judgeFrontEnd() {
    this.started = true;
    whenIdle(() => [...this.loaded.keys()].forEach((file) => this.#judge(file)));
  }

  /** @param {string} file */
  async #judge(file) {
    const bytes = this.loaded.get(file) ?? 0;
    if (/^stlite\/.*\.js$/.test(file)) {
      // The browser gives the module that it has, or the error that it had with it.
      await import(this.root + file).catch((error) => this.miss(file, String(error)));
    } else if (file.endsWith(".css") && bytes > 0 && bytes < (this.sizes[file] ?? 0)) {
      this.miss(file, `${bytes} bytes came instead of ${this.sizes[file]}`);
    }
  }

  /**
   * Goes on with the files of a plain start.
   * @param {WorkerFailure} failure
   */
  fallBack({ kind, detail }) {
    console.info(`Starting without the snapshot: ${detail}`);
    this.startMode = "plain";
    this.sizes = this.allSizes.plain;
    document.documentElement.dataset[APP.fallback] = kind;
    this.tell();
  }

  /**
   * A needed file ends the start. Another one (a font, say) may only spoil the picture.
   * @param {string} file
   * @param {string} why
   */
  miss(file, why) {
    this.missed.set(file, why);
    if (!this.sizesKnown) {
      return; // Whether anything needs it is known then.
    }
    const name = file.replace(/^.*\//, "");
    if (file in this.allSizes.snapshot && !(file in this.allSizes.plain)) {
      return; // The worker goes on with a plain start by itself.
    }
    if (file in this.sizes && this.view.state === "starting") {
      this.view.fail(fileMissing(name, why));
    } else {
      this.view.warn(name);
    }
  }

  /**
   * Finds which module of the worker does not come, or not whole: a browser says only that one does not.
   * @param {string} otherwise the answer if all of them do
   */
  async missingModule(otherwise) {
    await this.readSizes();
    for (const [file, bytes] of Object.entries(this.sizes)) {
      if (/^pyodide\/.*js$/.test(file)) {
        const response = await fetch(this.root + file).catch(() => undefined);
        if (!response?.ok || (await response.arrayBuffer()).byteLength !== bytes) {
          return file.replace(/^.*\//, "");
        }
      }
    }
    return otherwise.replace(/^.*\//, "");
  }

  tell() {
    const needed = Object.entries(this.sizes);
    const total = needed.reduce((sum, [, bytes]) => sum + bytes, 0);
    const missing = needed.map(([file, bytes]) => ({
      file,
      bytes: Math.max(0, bytes - (this.loaded.get(file) ?? 0)),
    }));
    const loaded = total - missing.reduce((sum, { bytes }) => sum + bytes, 0);
    const [most] = missing.filter(({ bytes }) => bytes > 0).sort((one, other) => other.bytes - one.bytes);
    this.view.bytes(loaded, total, most);
  }
}
