/**
 * The large files of the runtime, which a page hands to an isolated frame. Such a frame shares no
 * cache with the site, and would fetch every one of them again.
 */

/** @import { Python } from "../shared/python-client.mjs" */

const WORKERS = "pyodide/";

/** What has been said to come, and what has come. */
export class HandedFiles {
  /** @type {Map<string, {come: Promise<ArrayBuffer | null>, take: (bytes: ArrayBuffer | null) => void}>} */
  #files = new Map();

  /** @type {() => void} */
  #announced = () => {};
  /** Resolves when it is known which files will come. @type {Promise<void>} */
  #known = new Promise((resolve) => {
    this.#announced = resolve;
  });

  /** @param {string[]} files by their paths in the runtime */
  expect(files) {
    for (const file of files) {
      /** @type {(bytes: ArrayBuffer | null) => void} */
      let take = () => {};
      /** @type {Promise<ArrayBuffer | null>} */
      const come = new Promise((resolve) => {
        take = resolve;
      });
      this.#files.set(file, { come, take });
    }
    this.#announced();
  }

  /**
   * @param {string} file
   * @param {ArrayBuffer | null} bytes none if it is better fetched
   */
  take(file, bytes) {
    this.#files.get(file)?.take(bytes);
  }

  /**
   * Has modules of this document come from what is handed over. A browser that takes no import map
   * at this time fetches them.
   * @param {string} root of the runtime
   * @returns {Promise<string[]>} which ones
   */
  async mapModules(root) {
    await this.#known;
    const modules = [...this.#files].filter(([file]) => !file.startsWith(WORKERS));
    /** @type {Record<string, string>} */
    const imports = {};
    for (const [file, { come }] of modules) {
      const bytes = await come;
      if (bytes) {
        // From a blob's address, a relative one leads nowhere.
        const folder = root + file.slice(0, file.lastIndexOf("/") + 1);
        const source = new TextDecoder().decode(bytes).replaceAll('import("./', `import("${folder}`);
        imports[root + file] = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      }
    }
    if (Object.keys(imports).length > 0) {
      const map = document.createElement("script");
      map.type = "importmap";
      map.textContent = JSON.stringify({ imports });
      document.head.append(map);
    }
    return Object.keys(imports).map((address) => address.slice(root.length));
  }

  /**
   * Hands the worker what is its own.
   * @param {Python} python
   */
  async passOn(python) {
    await this.#known;
    const files = [...this.#files].filter(([file]) => file.startsWith(WORKERS));
    const nameOf = (/** @type {string} */ file) => file.slice(WORKERS.length);
    python.post({ type: "handing", files: files.map(([file]) => nameOf(file)) });
    for (const [file, { come }] of files) {
      come.then((bytes) => python.post({ type: "handed", file: nameOf(file), bytes }, bytes ? [bytes] : []));
    }
  }
}
