"""The player of a pair, as a reader meets it: its buttons, what it says, and its marks."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from live_demos.scenario import Scenario
from testing.document_state import Demo, Row
from testing.live_app import START_MS, LiveApp, pair

AT_ONCE = 0
NEVER = 10**7
"""Paces of a demo (`Demo.PACE`), in ms: no time for the reader at all, or more than a test lasts.

Without the attribute, which no page sets, it is a pace that one can follow.
"""

THE_END = "The end: every row was as the table says."
OVER = re.compile(r"The end: |Playing has stopped|, expected |could not be loaded")
"""What the status line says when nothing more is played; JavaScript reads it alike."""

MARKS = f"""(rows) => rows.map((row) =>
  [row.getAttribute("{Row.PLAYED}"), row.hasAttribute("{Row.PARTING}")]
)"""
"""Of rows, the verdict and whether the apps part there."""


_NEEDED_HEIGHT = """() => {
  const block = document.querySelector("[data-testid=stMainBlockContainer]");
  const bottom = document.querySelector("[data-testid=stBottom]")?.clientHeight ?? 0;
  const { scrollTop } = block.parentElement;
  return Math.ceil(block.getBoundingClientRect().bottom + scrollTop + bottom);
}"""


class Player:
    """The player of one pair of a page that is open."""

    def __init__(self, page: Page, slug: str, pace: int = AT_ONCE) -> None:
        self.page = page
        self.slug = slug
        self.pair = pair(page, slug)
        self.set_pace(pace)
        self.status = self.pair.locator(".demo__status")
        self.rows = self.pair.locator(".demo__inputs tbody tr")
        self.current = self.pair.locator("tr[aria-current=step]")
        self.marked = self.pair.locator(f"tr[{Row.PLAYED}], tr[{Row.PARTING}], tr[aria-current]")

    def set_pace(self, ms: int) -> None:
        """Give the reader so much time for each input."""
        self.pair.evaluate(f"(demo, ms) => demo.setAttribute('{Demo.PACE}', ms)", ms)

    def button(self, name: str) -> Locator:
        """Give a button of the pair."""
        return self.pair.get_by_role("button", name=name, exact=True)

    def press(self, name: str) -> None:
        """Press a button of the pair."""
        self.button(name).click()

    def app(self, variant: Any) -> LiveApp:
        """Give one of the two apps."""
        return LiveApp.of_pair(self.page, self.slug, variant)

    def needed_height(self, variant: Any) -> int:
        """Give the height that an app needs to be seen whole, in CSS pixels."""
        height: int = self.app(variant).frame.evaluate(_NEEDED_HEIGHT)
        return height

    def expect_judged(self, number: int, verdict: str) -> None:
        """Wait for a verdict on a row; the start is row 0."""
        expect(self.rows.nth(number)).to_have_attribute(Row.PLAYED, verdict, timeout=START_MS)

    def expect_to_say(self, words: str) -> None:
        """Wait for words in the status line."""
        expect(self.status).to_contain_text(words, timeout=START_MS)

    def expect_the_end(self) -> None:
        """Wait for the end of a scenario that came out as it says; fail at once if it did not."""
        expect(self.status).to_contain_text(OVER, timeout=START_MS)
        assert THE_END in self.status.inner_text()

    def expect_marked_as(self, scenario: Scenario) -> None:
        """Look at all marks after the end."""
        assert self.rows.evaluate_all(MARKS) == marks_of(scenario)

    def expect_nothing_marked(self) -> None:
        """See a player that was never used, or has taken everything back."""
        expect(self.marked).to_have_count(0)
        expect(self.button("Play these inputs")).to_be_visible()


def marks_of(scenario: Scenario) -> list[list[Any]]:
    """Give what `MARKS` gives at the end of a scenario that came out as it says."""
    marks: list[list[Any]] = []
    parted = False
    for step in scenario.steps():
        parts = step.parts_ways
        marks.append(["differs" if parts else "same", parts and not parted])
        parted = parts
    return marks
