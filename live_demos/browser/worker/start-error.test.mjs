/** What the worker tells of an error: fields, and what was thrown. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { damaged, failureOf, missing } from "./start-error.mjs";

test("an error that names a file tells it in fields", () => {
  assert.deepEqual(failureOf(missing("a.zip", new Error("HTTP status 404"))), {
    kind: "missing",
    file: "a.zip",
    detail: "Error: a.zip: Error: HTTP status 404",
  });
  assert.deepEqual(failureOf(damaged("a.zip", "not the file that was built")), {
    kind: "damaged",
    file: "a.zip",
    detail: "Error: a.zip: not the file that was built",
  });
});

test("an error that only speaks of a file is an unexpected one", () => {
  const detail = "Error: https://example.org/pyodide/a.zip: HTTP status 404";

  assert.deepEqual(failureOf(new Error(detail.slice("Error: ".length))), { kind: "unexpected", detail });
});
