/** Reads files that a reader drops or chooses: text only, and no more than an app may have. */

import { nameTrouble } from "./app-files.mjs";

/** Bytes of a file. A link holds as much; what is larger is data, not code. */
export const MOST_BYTES = 256 * 1024;

const kilobytes = (/** @type {number} */ bytes) => `${Math.ceil(bytes / 1024)} kB`;

/** @typedef {{path: string, file: File}} Found a file, and its path below what was dropped */

/**
 * Gives the texts in files, and a sentence for each file that has none.
 * @param {Found[]} found
 * @returns {Promise<{files: Record<string, string>, refused: string[]}>}
 */
export async function readFiles(found) {
  /** @type {Record<string, string>} */
  const files = {};
  const refused = [];
  for (const { path, file } of withoutCommonFolder(found)) {
    const trouble = nameTrouble(path, Object.keys(files));
    if (trouble) {
      refused.push(`${path} was not taken. ${trouble}`);
    } else if (file.size > MOST_BYTES) {
      refused.push(
        `${path} was not taken: it has ${kilobytes(file.size)}, and a file may have ${kilobytes(MOST_BYTES)}.`,
      );
    } else {
      const text = await textOf(file);
      if (text === null) {
        refused.push(`${path} was not taken: it is not text in UTF-8.`);
      } else {
        files[path] = text;
      }
    }
  }
  return { files, refused };
}

/**
 * @param {File} file
 * @returns {Promise<string | null>} nothing if it cannot be read as text
 */
async function textOf(file) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return text.includes("\0") ? null : text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  } catch {
    return null;
  }
}

/**
 * Takes the folder away that all files are in: an app does not know what its own is called.
 * @param {Found[]} found
 */
function withoutCommonFolder(found) {
  const [first = ""] = found[0]?.path.split("/") ?? [];
  const prefix = `${first}/`;
  const inOne = found.length > 0 && found.every(({ path }) => path.startsWith(prefix));
  return inOne ? found.map(({ path, file }) => ({ path: path.slice(prefix.length), file })) : found;
}

/** Folders that hold nothing of an app. */
const SKIPPED = /(^|\/)(\.git|\.venv|venv|node_modules|__pycache__|\.DS_Store)(\/|$)/;

/**
 * Gives the files in what was dropped, those in folders too.
 * @param {DataTransfer} dropped
 * @returns {Promise<Found[]>}
 */
export async function filesIn(dropped) {
  // What was dropped is there during the event only: so all of it is taken before any wait.
  const items = [...dropped.items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found = await Promise.all(
    items.map((item) =>
      item instanceof File ? [{ path: item.name, file: item }] : item ? filesBelow(item) : [],
    ),
  );
  return found.flat();
}

/**
 * @param {FileSystemEntry} entry
 * @returns {Promise<Found[]>}
 */
async function filesBelow(entry) {
  const path = entry.fullPath.replace(/^\//, "");
  if (SKIPPED.test(path)) {
    return [];
  }
  if (entry.isFile) {
    const one = /** @type {FileSystemFileEntry} */ (entry);
    return [{ path, file: await new Promise((resolve, reject) => one.file(resolve, reject)) }];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  const found = [];
  for (;;) {
    // It gives a hundred at a time, and none at the end.
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return found;
    }
    for (const inner of some) {
      found.push(...(await filesBelow(inner)));
    }
  }
}
