"""A reader has the classic bug examined where they bring their own app; and once more."""

from __future__ import annotations

from playwright.sync_api import Page

from bench import reader
from bench.browser import new_profile, visit
from bench.measure import Measure, Taken
from bench.reader import Sight
from bench.stage import Stage

_PAGE = "your-app/"
_CLASSIC = "A slider that loses inputs"
"""The first of the page's starting points: the article's bug, the stored value as the default."""

_FINDING = Sight(".finding")
_END = Sight(".examination__head button", "Close")


def _ours(stage: Stage) -> Taken:
    host = stage.real
    with new_profile() as profile, visit(stage.playwright, profile) as page:
        reader.open_page(page, host, _PAGE)
        page.get_by_role("button", name=_CLASSIC, exact=True).click()
        # What the page prepares once a reader is busy there comes first, as it does for readers.
        host.wait_until_quiet()
        first, end = _examine(page)
        host.wait_until_quiet()
        again, _ = _examine(page)
        return Taken({"first": [first], "end": [end], "again": [again]})


def _examine(page: Page) -> tuple[float, float]:
    """Press *Examine*; give the seconds to the first finding, and to the end."""
    reader.expect(page, finding=_FINDING, end=_END)
    page.get_by_role("button", name="Examine", exact=True).click()
    moments = [reader.painted_at(page, name) for name in ("finding", "end")]
    finding, end = ((moment - reader.pressed_at(page)) / 1000 for moment in moments)
    return finding, end


MEASURE = Measure("diagnosis", {"ours": _ours})
