/**
 * What is seen and what is expected, compared. The tests' own comparison is held against the same cases
 * in tests/live_demos/scenario/test_compare.py.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { differences } from "./compare.mjs";

/** @import { Seen } from "../../shared/scenario-types.d.mts" */

/** @typedef {{expected: Partial<Seen>, actual: Partial<Seen>, says: string}} Case */

/** @type {{different: Case[], alike: Omit<Case, "says">[]}} */
const CASES = JSON.parse(readFileSync(new URL("compare.test.json", import.meta.url), "utf8"));

/**
 * @param {Partial<Seen>} some
 * @returns {Seen}
 */
function seen(some) {
  const nothing = { text: [], error: [], warning: [], info: [], success: [], exception: [] };
  return { widgets: {}, ...nothing, missing: [], disabled: [], open: [], ...some };
}

for (const { expected, actual, says } of CASES.different) {
  test(`an app that ${says}`, () => {
    assert.deepEqual(differences(seen(expected), seen(actual)), [says]);
  });
}

for (const { expected, actual } of CASES.alike) {
  test(`${JSON.stringify(actual)} is as good as ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(differences(seen(expected), seen(actual)), []);
  });
}
