"""A first visit of somebody who reads for some seconds before pressing, the demo in view."""

from __future__ import annotations

from bench import reader, sites
from bench.browser import new_profile, visit
from bench.measure import Measure, Taken
from bench.stage import Stage

READING_MS = 5_000
"""How long the demo is in view before the press."""


def _ours(stage: Stage) -> Taken:
    host = stage.reading()
    with new_profile() as profile, visit(stage.playwright, profile) as page:
        reader.open_page(page, host, sites.FAR)
        reader.come_near(page, sites.FAR_SLUG)
        page.wait_for_timeout(READING_MS)
        started = reader.run_pair(page, sites.FAR_SLUG)
        return Taken({"first": [started.first], "both": [started.both]})


MEASURE = Measure("near", {"ours": _ours})
