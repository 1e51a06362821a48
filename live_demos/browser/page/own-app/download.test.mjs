/** A download holds what the app is. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { fileOf } from "./download.mjs";

test("one file is itself, by its own name", async () => {
  const { name, blob } = await fileOf({ files: { "src/app.py": "a = 'ä'\n" } });

  assert.equal(name, "app.py");
  assert.equal(await blob.text(), "a = 'ä'\n");
});

test("several files are an archive with their folders, also an empty file", async () => {
  const files = { "app.py": "a = 'ä'\n", "pages/1_🏠_Home.py": "b", "empty.py": "" };

  const { name, blob } = await fileOf({ files });

  assert.equal(name, "app.zip");
  assert.deepEqual(unzipped(Buffer.from(await blob.arrayBuffer())), files);
});

/**
 * Reads an archive by its central directory: .ZIP File Format Specification, 4.3.12 and 4.3.16.
 * @param {Buffer} zip
 */
function unzipped(zip) {
  const end = zip.lastIndexOf("PK\x05\x06");
  /** @type {Record<string, string>} */
  const files = {};
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, nameSize, extra, comment] = [
      zip.readUInt32LE(at + 20),
      ...[28, 30, 32].map((n) => zip.readUInt16LE(at + n)),
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + size);
    assert.equal(zip.readUInt32LE(at + 16), crc32(content));
    assert.equal(zip.readUInt16LE(at + 8) & 0x800, 0x800, "the name is in UTF-8");
    files[zip.toString("utf8", at + 46, at + 46 + (nameSize ?? 0))] = content.toString();
    at += 46 + (nameSize ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}
