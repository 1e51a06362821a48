import assert from "node:assert/strict";
import test from "node:test";

import { compare, isWithin } from "./release.mjs";

test("a release counts as numbers do, not as text", () => {
  assert.ok(compare("1.9", "1.50") < 0);
  assert.ok(compare("1.62", "1.50") > 0);
  assert.equal(compare("1.62", "1.62"), 0);
  assert.ok(compare("1.62", "2.0") < 0);
});

test("both ends of a stretch belong to it", () => {
  assert.deepEqual(
    ["1.49", "1.50", "1.55", "1.62", "1.63"].map((one) => isWithin(one, "1.50", "1.62")),
    [false, true, true, true, false],
  );
});
