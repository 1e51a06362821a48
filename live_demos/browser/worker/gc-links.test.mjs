/** The list of frozen objects that the build makes small is whole again in the browser. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { packGcLinks } from "../../runtime/snapshot/pack-gc-links.mjs";
import { restoreGcLinks } from "./gc-links.mjs";

const HEAP = 16;
/** Where address 400 has another list, of two, and all between what is in no list. */
const OTHER = [400, 408];
/** A head and four objects, in the list's order. */
const RING = [24, 160, 64, 200, 96];

/** @param {number[][]} rings addresses of links, in the order of the list */
function snapshotWith(rings) {
  const snapshot = new Uint8Array(HEAP + 512);
  new Uint32Array(snapshot.buffer)[1] = HEAP;
  const words = new Uint32Array(snapshot.buffer, HEAP);
  for (let index = 80; index < 90; index += 1) {
    words[index] = 7 + 4 * index;
  }
  for (const ring of rings) {
    ring.forEach((link, index) => {
      words[link / 4] = ring[(index + 1) % ring.length] ?? 0;
      words[link / 4 + 1] = ring.at(index - 1) ?? 0;
    });
  }
  return snapshot;
}

test("the list comes back, in the order of addresses, and all else as it was", () => {
  const snapshot = snapshotWith([RING, OTHER]);

  const links = packGcLinks(snapshot, RING.length - 1);
  const packed = new Uint32Array(snapshot.slice().buffer, HEAP);
  restoreGcLinks(snapshot, links);

  assert.deepEqual(links, { heap: HEAP, first: 24 });
  assert.deepEqual([packed[24 / 4], packed[64 / 4], packed[200 / 4], packed[64 / 4 + 1]], [40, 32, 0, 0]);
  const sorted = RING.toSorted((one, other) => one - other);
  assert.deepEqual(snapshot, snapshotWith([sorted, OTHER]));
});

test("flags beside a link stay", () => {
  const snapshot = snapshotWith([RING, OTHER]);
  const words = new Uint32Array(snapshot.buffer, HEAP);
  words[64 / 4 + 1] = 160 | 1;

  restoreGcLinks(snapshot, packGcLinks(snapshot, RING.length - 1));

  assert.equal(words[64 / 4 + 1], 24 | 1);
});

test("without a list of so many objects, the build stops", () => {
  assert.throws(() => packGcLinks(snapshotWith([RING, OTHER]), 3), {
    message: "no list of 4 objects in the snapshot",
  });
});

test("a list that leads out of the memory is a damaged snapshot", () => {
  const snapshot = snapshotWith([RING]);
  const links = packGcLinks(snapshot, RING.length - 1);
  new Uint32Array(snapshot.buffer, HEAP)[96 / 4] = 4000;

  assert.throws(() => restoreGcLinks(snapshot, links), {
    message: "snapshot.bin.zst: its list of objects does not end",
  });
});
