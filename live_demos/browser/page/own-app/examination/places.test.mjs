import assert from "node:assert/strict";
import test from "node:test";

import { placesInWords } from "./places.mjs";

test("lines are said file by file", () => {
  const places = [
    { file: "", line: 8 },
    { file: "pages/b.py", line: 2 },
    { file: "pages/b.py", line: 5 },
  ];
  assert.equal(placesInWords(places), "line 8; lines 2, 5 of pages/b.py");
});

test("of very many lines, the first are said", () => {
  const places = Array.from({ length: 9 }, (_, index) => ({ file: "", line: index + 1 }));
  assert.equal(placesInWords(places), "lines 1, 2, 3, 4, 5, 6, 7, 8 and more");
});
