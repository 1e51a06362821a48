import assert from "node:assert/strict";
import { test } from "node:test";

import { addressed } from "./addresses.mjs";

test("links get the address of the page, without what only this reader's has", () => {
  const answer = "- Fix: x\n[Why](./) · [Recorded](./#xray-a-broken-2-0)";

  assert.equal(
    addressed(answer, "https://example.org/docs/patterns/a/?h=word#fix"),
    "- Fix: x\n[Why](https://example.org/docs/patterns/a/) · " +
      "[Recorded](https://example.org/docs/patterns/a/#xray-a-broken-2-0)",
  );
});

test("the code of the answer stays as it is", () => {
  const answer = "```diff\n+x = all[0](./2)\n```\n[Why](./)";

  assert.match(addressed(answer, "https://example.org/"), /\+x = all\[0\]\(\.\/2\)/);
});
