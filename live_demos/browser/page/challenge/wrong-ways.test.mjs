import assert from "node:assert/strict";
import { test } from "node:test";
import { wrongWay } from "./wrong-ways.mjs";

const SCENARIO = /** @type {any} */ ({
  start: { broken: { exception: [] }, fixed: { text: [] } },
  inputs: [],
});

/** @param {string[]} features of the code that was checked */
const said = (features, endless = false) =>
  wrongWay(
    { features: new Set(["st.session_state.x =", ...features]), strings: new Set() },
    { features: new Set(["st.session_state.x ="]), strings: new Set() },
    [],
    SCENARIO,
    [],
    endless,
  );

test("Of st.rerun() in a run that does not end, what is said is that, and else what it costs", () => {
  assert.match(said(["st.rerun()"], true)?.why ?? "", /reached in every run never ends/);
  assert.equal(said(["st.rerun()"], true)?.endless, true);
  assert.match(said(["st.rerun()"])?.why ?? "", /costs two runs/);
});

test("A loop that does not end is not laid to st.rerun()", () => {
  assert.equal(said(["st.rerun()", "while"], true)?.endless, undefined);
});
