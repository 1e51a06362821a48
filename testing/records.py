"""Watches what a page is told of its apps' script runs, to compare it with what was recorded."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any

from playwright.sync_api import Page

from live_demos.scenario import Variant
from live_demos.xray.record import Moment
from testing.live_app import pair

_OF_ONE_RUN = re.compile(
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)
"""The time of day and random identifiers, which two apps put into what they show.

Python writes a time without its fraction when that is zero: one in a thousand in a browser, whose
clock has milliseconds."""

WATCH = """(pair) => {
  pair.records = { broken: [], fixed: [] };
  pair.addEventListener("xray-start", ({ detail }) => { pair.records[detail.variant] = []; });
  pair.addEventListener("xray-run", ({ detail }) => {
    pair.records[detail.variant].push({ run: detail.run });
  });
  pair.addEventListener("xray-verdict", ({ detail }) => {
    const { variant, settled, why } = detail;
    Object.assign(pair.records[variant].at(-1), { settled, why });
  });
}"""


class Records:
    """What is told of one pair, from before it is started."""

    def __init__(self, page: Page, slug: str) -> None:
        self.page = page
        self.pair = pair(page, slug).element_handle()
        assert self.pair is not None
        self.pair.evaluate(WATCH)

    def runs(self, variant: Variant, moments: list[Moment]) -> list[dict[str, Any]]:
        """Give the runs that were told, once there are as many as these moments have.

        Later ones are left out if the moments do not tell everything.
        """
        runs = sum(len(moment.get("runs", [])) for moment in moments)
        self.page.wait_for_function(
            "([pair, variant, runs]) => pair.records[variant].length >= runs",
            arg=[self.pair, variant, runs],
        )
        told = self.pair.evaluate("(pair, variant) => pair.records[variant]", variant)
        if not any("untold" in moment for moment in moments):
            ran = [record["run"] for record in told]
            assert len(told) == runs, [
                (run["trigger"], run["scope"], run["end"], run.get("inputs")) for run in ran
            ]
        return [record["run"] for record in told[:runs]]

    def sent(self, variant: Variant) -> list[tuple[str, str]]:
        """Give what the browser has sent: each value, and the label it was for."""
        told = self.pair.evaluate("(pair, variant) => pair.records[variant]", variant)
        inputs = [sent for record in told for sent in record["run"].get("inputs", [])]
        return [(sent["is"], sent["widget"]["label"]) for sent in inputs]

    def verdict(self, variant: Variant) -> dict[str, Any]:
        """Give what was found of the last run, once it is known: if another would change it."""
        last = "pair.records[variant].at(-1)"
        self.page.wait_for_function(
            f"([pair, variant]) => {last}?.settled !== undefined", arg=[self.pair, variant]
        )
        found: dict[str, Any] = self.pair.evaluate(f"(pair, variant) => {last}", variant)
        return {name: what for name, what in found.items() if name != "run" and what != []}


def steady(record: Any) -> Any:
    """Give a record without what is another in each run by intention."""
    return json.loads(_OF_ONE_RUN.sub("*", json.dumps(record, ensure_ascii=False)))


def unordered(runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give runs with their steps in another order than they ran."""
    return [run | {"steps": sorted(run["steps"], key=json.dumps)} for run in runs]


def outside(runs: list[dict[str, Any]], functions: Collection[str]) -> list[dict[str, Any]]:
    """Give runs without their steps in these functions."""
    return [
        run | {"steps": [step for step in run["steps"] if step.get("in") not in functions]}
        for run in runs
    ]
