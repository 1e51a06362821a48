/**
 * Links that carry an app: `#app=1.` and, in base64url, raw deflate of the JSON
 * `{ entrypoint, files, title, demo }`. It stands behind `#`, so no server ever gets it.
 *
 * Whoever makes a link may be anybody: what it holds is bounded before it is unpacked, and checked.
 */

import { SITE } from "../../shared/site-root.mjs";
import { isPython, MOST_FILES, nameTrouble } from "./app-files.mjs";

/** @import { AppCode } from "../../shared/frame-messages.d.mts" */

/** The page that opens such links: it has the block `/// own-app`. */
const PAGE = "your-app/";
const MARK = "#app=";
const VERSION = 1;

/** Bytes. */
export const MOST_PACKED = 64 * 1024;
export const MOST_UNPACKED = 256 * 1024;

/** At most a thousandfold is unpacked of a piece at once: so little is fed at a time. */
const PIECE = 256;

const LONGEST_TITLE = 200;

/** The slug of a demo: no part of an address but one name. */
const SLUG = /^[a-z0-9-]{1,100}$/;

/**
 * What a link tells of its app, apart from the code.
 * @typedef {object} LinkAbout
 * @property {string} [title] what the app is, for the reader
 * @property {string} [demo] the slug of the demo of which it is an edit
 */

/** @typedef {"damaged" | "too-large" | "newer" | "impossible"} LinkTrouble */

/** What a reader is told whose link cannot be opened, or whose app has no room in one. */
export const LINK_WORDS = {
  damaged: "The link is damaged: a part of it may be missing. Ask for it again, or for the code itself.",
  "too-large": "The link is refused: it holds more than a link may. Ask for the files instead.",
  newer: "The link was made by a newer release of this site. Reload the page, and open it again.",
  impossible: "Your browser cannot open such a link. Ask for the code itself.",
  "no-room": `The app is too large for a link, which holds ${MOST_UNPACKED / 1024} kB of code. Download it instead.`,
};

export class LinkError extends Error {
  /** @param {LinkTrouble} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** @param {string} hash of an address, with its `#` */
export const isLink = (hash) => hash.startsWith(MARK);

/**
 * Gives a link to an app. It opens on the page for readers' own apps.
 * @param {Pick<AppCode, "entrypoint" | "files">} code
 * @param {LinkAbout} [about]
 * @throws {LinkError} `too-large`; or `impossible`, where the browser cannot compress
 */
export async function linkTo({ entrypoint, files }, { title = "", demo } = {}) {
  const json = new TextEncoder().encode(
    JSON.stringify({ entrypoint, files, title: title.slice(0, LONGEST_TITLE), ...(demo && { demo }) }),
  );
  if (json.length > MOST_UNPACKED) {
    throw new LinkError("too-large");
  }
  if (!("CompressionStream" in globalThis)) {
    throw new LinkError("impossible");
  }
  const compressed = new Blob([json]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const packed = new Uint8Array(await new Response(compressed).arrayBuffer());
  if (packed.length > MOST_PACKED) {
    throw new LinkError("too-large");
  }
  return `${SITE}${PAGE}${MARK}${VERSION}.${toBase64Url(packed)}`;
}

/**
 * Gives what a link holds.
 * @param {string} hash of an address, with its `#`
 * @returns {Promise<{code: AppCode} & Required<LinkAbout>>} an empty `demo` is none
 * @throws {LinkError} of every kind
 */
export async function openLink(hash) {
  const [, version, text = ""] = /^#app=(\d{1,9})\.(.*)$/s.exec(hash) ?? [];
  if (Number(version) > VERSION) {
    throw new LinkError("newer");
  }
  if (Number(version) !== VERSION) {
    throw new LinkError("damaged");
  }
  if (text.length > Math.ceil((MOST_PACKED * 4) / 3)) {
    throw new LinkError("too-large");
  }
  if (!("DecompressionStream" in globalThis)) {
    throw new LinkError("impossible");
  }
  const bytes = await unpack(fromBase64Url(text));
  try {
    return checked(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    throw new LinkError("damaged");
  }
}

/**
 * Unpacks as much as is allowed, and not a piece more.
 * @param {Uint8Array<ArrayBuffer>} packed
 */
async function unpack(packed) {
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  const feed = async () => {
    for (let at = 0; at < packed.length; at += PIECE) {
      await writer.write(packed.subarray(at, at + PIECE)); // Waits until what came of the last is read.
    }
    await writer.close();
  };
  feed().catch(() => {}); // Whoever reads meets the error.
  const reader = readable.getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new LinkError("damaged");
    });
    if (done) {
      return new Blob(parts).arrayBuffer();
    }
    size += value.length;
    if (size > MOST_UNPACKED) {
      reader.cancel().catch(() => {});
      throw new LinkError("too-large");
    }
    parts.push(value);
  }
}

/**
 * Takes of what a link holds what an app is, and nothing else.
 * @param {any} given
 * @returns {{code: AppCode} & Required<LinkAbout>}
 * @throws {Error} it is not an app
 */
function checked({ entrypoint, files, title = "", demo = "" }) {
  const entries = Object.entries(files);
  const paths = entries.map(([path]) => path);
  const sound =
    entries.length <= MOST_FILES &&
    entries.every(([path, text], at) => typeof text === "string" && !nameTrouble(path, paths.slice(0, at))) &&
    paths.includes(entrypoint) &&
    isPython(entrypoint) &&
    typeof title === "string" &&
    title.length <= LONGEST_TITLE;
  if (!sound) {
    throw new Error("This is not an app.");
  }
  return {
    code: { entrypoint, files: Object.fromEntries(entries), trust: "link" },
    title,
    demo: typeof demo === "string" && SLUG.test(demo) ? demo : "",
  };
}

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param {string} text
 * @throws {LinkError} it is not base64url
 */
function fromBase64Url(text) {
  if (!/^[\w-]+$/.test(text)) {
    throw new LinkError("damaged");
  }
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
  } catch {
    throw new LinkError("damaged");
  }
}
