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

test("an engine that has no memory left is told apart", () => {
  for (const error of [
    new RangeError("Array buffer allocation failed"),
    new RangeError("WebAssembly.Memory(): could not allocate memory"),
    new RangeError("Out of memory"),
    "out of memory",
    Object.assign(new Error("PythonError: MemoryError"), { type: "MemoryError" }),
  ]) {
    assert.equal(failureOf(error).kind, "no-memory");
  }
  assert.equal(failureOf(new RangeError("Maximum call stack size exceeded")).kind, "unexpected");
  assert.equal(failureOf(new Error("about memory")).kind, "unexpected");
});
