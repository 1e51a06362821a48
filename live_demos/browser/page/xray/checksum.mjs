/** CRC-32, by which a record tells which text of a file it is about. */

const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  }
  return rest;
});

/**
 * Gives what Python's `zlib.crc32` gives for a text in UTF-8. Browsers have no such function, and their digests
 * need a secure context.
 * @param {string} text
 */
export function checksum(text) {
  let rest = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    rest = (rest >>> 8) ^ /** @type {number} */ (TABLE[(rest ^ byte) & 0xff]);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
