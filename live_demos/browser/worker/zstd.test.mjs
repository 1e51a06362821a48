/** The decoder gives back what was compressed, or throws. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import fc from "fast-check";
import { tried } from "../../../testing/fuzzing.mjs";
import { decompress } from "./zstd.mjs";

const PYODIDE = `${runtime()}/pyodide`;
const DECODER = readFileSync(`${PYODIDE}/zstd.wasm`);

// Several blocks, most of which refer to the first half a megabyte before.
const HALF = createHash("shake256", { outputLength: 500_000 }).update("what does not compress").digest();
const CONTENT = Buffer.concat([HALF, Buffer.alloc(300_000), HALF]);
const FRAME = zstdCompressSync(CONTENT, {
  params: { [constants.ZSTD_c_compressionLevel]: 19, [constants.ZSTD_c_checksumFlag]: 1 },
});

/** The folder of the runtime, which holds the decoder and what it is for. */
function runtime() {
  const folder = process.env["RUNTIME_FOLDER"];
  if (!folder) {
    throw new Error("RUNTIME_FOLDER is not set. Run these tests by: python -m testing.node_tests");
  }
  return folder;
}

/**
 * @param {Uint8Array} data
 * @param {number} step how many bytes come at once
 * @param {number} size what is expected to come out
 * @param {Uint8Array} [code]
 */
async function decompressed(data, step, size, code = DECODER) {
  let given = 0;
  const stream = new ReadableStream({
    pull(controller) {
      if (given >= data.length) {
        controller.close();
        return;
      }
      controller.enqueue(data.subarray(given, given + step));
      given += step;
    },
  });
  const result = new Uint8Array(size);
  await decompress(stream, WebAssembly.compile(Uint8Array.from(code)), result);
  return Buffer.from(result);
}

for (const step of [977, 200_000, 10_000_000]) {
  test(`what comes in pieces of ${step} bytes is put together`, async () => {
    assert.ok(CONTENT.equals(await decompressed(FRAME, step, CONTENT.length)));
  });
}

for (const name of ["snapshot.bin.zst", "pyodide.asm.wasm.zst"]) {
  test(`what the build compressed comes out again: ${name}`, async () => {
    const packed = readFileSync(`${PYODIDE}/${name}`);
    const content = zstdDecompressSync(packed);

    assert.ok(content.length > packed.length);
    assert.ok(content.equals(await decompressed(packed, 65_536, content.length)));
  });
}

/**
 * @param {Uint8Array} data
 * @param {number} place
 */
function flipped(data, place) {
  const altered = Buffer.from(data);
  altered.writeUInt8(altered.readUInt8(place) ^ 0xff, place);
  return altered;
}

const { length } = CONTENT;

/** @type {Record<string, [data: Uint8Array, size: number, message: string]>} */
const WRONG = {
  nothing: [Buffer.alloc(0), length, "the frame ends too soon, after 0 bytes"],
  "something else": [Buffer.from("<html>".repeat(100)), length, "error 10"], // unknown prefix
  half: [FRAME.subarray(0, FRAME.length / 2), length, "the frame ends too soon"],
  "all but the last byte": [FRAME.subarray(0, -1), length, "the frame ends too soon"],
  "damage in the middle": [flipped(FRAME, Math.floor(FRAME.length / 2)), length, "error 22"], // another checksum
  "damage at the end": [flipped(FRAME, FRAME.length - 1), length, "error 22"],
  "a byte too many": [
    Buffer.concat([FRAME, Buffer.from("0")]),
    length,
    "something follows the end of the frame",
  ],
  "two frames": [Buffer.concat([FRAME, FRAME]), 2 * length, "something follows the end of the frame"],
  "too long a frame": [FRAME, length - 1, `more than ${length - 1} bytes`],
  "too short a frame": [FRAME, length + 1, `${length} bytes instead of ${length + 1}`],
};

for (const [what, [data, size, message]] of Object.entries(WRONG)) {
  test(`${what} throws`, async () => {
    for (const step of [65_536, 10_000_000]) {
      await assert.rejects(decompressed(data, step, size), (/** @type {Error} */ error) =>
        error.message.startsWith(`zstd: ${message}`),
      );
    }
  });
}

test("a decoder that is cut short throws", async () => {
  await assert.rejects(decompressed(FRAME, FRAME.length, length, DECODER.subarray(0, 30_000)), /WebAssembly/);
});

test("whatever came of an archive, it is what was compressed or an error", async () => {
  const change = fc.record({
    at: fc.nat(FRAME.length - 1),
    byte: fc.nat(255),
    end: fc.oneof(fc.constant(FRAME.length), fc.nat(FRAME.length)),
    more: fc.uint8Array({ maxLength: 3 }),
    step: fc.constantFrom(977, 200_000, 10_000_000),
    size: fc.constantFrom(CONTENT.length, CONTENT.length - 1, CONTENT.length + 1, 0),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ at, byte, end, more, step, size }) => {
      const frame = Buffer.concat([FRAME.subarray(0, end), more]);
      if (at < frame.length) {
        frame[at] = byte;
      }
      try {
        const content = await decompressed(frame, step, size);
        assert.ok(content.equals(CONTENT));
      } catch (error) {
        if (error instanceof assert.AssertionError) {
          throw error;
        }
        assert.match(String(error), /^Error: zstd: /);
      }
    }),
    tried(30),
  );
});
