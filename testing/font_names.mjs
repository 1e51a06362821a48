/**
 * Prints the names of the fonts in a folder, as JSON: those that the tables in their files have.
 *
 *     node font_names.mjs <folder>
 *
 * Formats: https://www.w3.org/TR/WOFF2/ and https://www.w3.org/TR/WOFF/, and OpenType's table `name`.
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, inflateSync } from "node:zlib";

const FAMILY = [16, 1];
/** Places of tables in WOFF 2's list of known ones. */
const NAME = 5;
const GLYF = 10;
const LOCA = 11;
const NOT_KNOWN = 63;

/** @param {Buffer} table */
function family(table) {
  /** @type {Map<number, string>} */
  const found = new Map();
  const start = table.readUInt16BE(4);
  for (let at = 6; at < 6 + 12 * table.readUInt16BE(2); at += 12) {
    const from = start + table.readUInt16BE(at + 10);
    const text = table.subarray(from, from + table.readUInt16BE(at + 8));
    const isLatin = table.readUInt16BE(at) === 1;
    const words = isLatin ? text.toString("latin1") : Buffer.from(text).swap16().toString("utf16le");
    found.set(table.readUInt16BE(at + 6), words);
  }
  return FAMILY.map((kind) => found.get(kind)).find(Boolean) ?? "";
}

/** @param {Buffer} file */
function ofTtf(file) {
  for (let at = 12; at < 12 + 16 * file.readUInt16BE(4); at += 16) {
    if (file.toString("latin1", at, at + 4) === "name") {return family(file.subarray(file.readUInt32BE(at + 8)));}
  }
  return "";
}

/** @param {Buffer} file */
function ofWoff(file) {
  for (let at = 44; at < 44 + 20 * file.readUInt16BE(12); at += 20) {
    if (file.toString("latin1", at, at + 4) === "name") {
      const from = file.readUInt32BE(at + 4);
      const packed = file.subarray(from, from + file.readUInt32BE(at + 8));
      return family(packed.length < file.readUInt32BE(at + 12) ? inflateSync(packed) : packed);
    }
  }
  return "";
}

/** @param {Buffer} file */
function ofWoff2(file) {
  let at = 48;
  const number = () => {
    let value = 0;
    for (;;) {
      const byte = file[at++] ?? 0;
      value = value * 128 + (byte & 127);
      if (byte < 128) {return value;}
    }
  };
  let offset = 0;
  let found = { from: 0, to: 0 };
  for (let left = file.readUInt16BE(12); left > 0; left -= 1) {
    const flags = file[at++] ?? 0;
    const table = flags & NOT_KNOWN;
    if (table === NOT_KNOWN) {at += 4;}
    const version = flags >> 6;
    let length = number();
    const isChanged = table === GLYF || table === LOCA ? version !== 3 : version !== 0;
    if (isChanged) {length = number();}
    if (table === NAME) {found = { from: offset, to: offset + length };}
    offset += length;
  }
  return family(brotliDecompressSync(file.subarray(at)).subarray(found.from, found.to));
}

/** @type {Record<string, (file: Buffer) => string>} */
const READERS = { ttf: ofTtf, woff: ofWoff, woff2: ofWoff2 };
const [folder = ""] = process.argv.slice(2);
const names = new Set();
for (const name of readdirSync(folder)) {
  const read = READERS[name.split(".").at(-1) ?? ""];
  if (read) {names.add(read(readFileSync(join(folder, name))));}
}
process.stdout.write(JSON.stringify([...names].sort()));
