"""Every demo, played to its end; and what its apps tell meanwhile is what was recorded."""

from __future__ import annotations

from typing import Any

import pytest

from live_demos.catalog import Demo
from live_demos.xray.record import Moment, trace_of
from testing.catalog import CATALOG
from testing.engines.document import Tab
from testing.engines.pair import Pair
from testing.paths import CACHE
from testing.player import marks_of
from testing.records import WATCH, outside, steady, unordered
from testing.server import SiteServer

IN_EVERY_RUN = {"value-from-state"}
DEMOS = [
    pytest.param(demo, id=slug, marks=[] if slug in IN_EVERY_RUN else [pytest.mark.engines_only])
    for slug, demo in CATALOG.items()
]

GO_THROUGH_SESSION_STATE = {"sticky-button-keep-all"}
"""Streamlit gives its keys in the order of a set, which differs from one Python to another."""

CLEARED = {"cached-read-above": {"load", "database"}}
"""Cached functions of demos that clear a cache. Whether another run would change anything, the app
finds out by one more run, which fills the cache. On a slow machine an input comes before that, and
its own run calls the function."""


@pytest.mark.feature("Demos played, X-ray as recorded")
@pytest.mark.parametrize("demo", DEMOS)
def test_a_demo_plays_as_its_table_says(demo: Demo, tab: Tab, server: SiteServer) -> None:
    pair = Pair(tab, demo.slug).open(server)
    tab.evaluate(f"(css) => ({WATCH})(document.querySelector(css))", pair.css)

    pair.play()

    assert pair.marks() == marks_of(demo.scenario)
    trace = trace_of(demo, CACHE)
    for app in demo.apps:
        moments = trace[app.variant]
        recorded = [run for moment in moments for run in moment.get("runs", [])]
        told = runs_told(pair, app.variant, moments, len(recorded))
        if demo.slug in GO_THROUGH_SESSION_STATE:
            told, recorded = unordered(told), unordered(recorded)
        if cached := CLEARED.get(demo.slug):
            told, recorded = outside(told, cached), outside(recorded, cached)
        assert steady(told) == steady(recorded), app.variant


def runs_told(pair: Pair, variant: str, moments: list[Moment], count: int) -> list[dict[str, Any]]:
    """Give the runs of which the page was told, once there are as many as were recorded."""
    records: list[dict[str, Any]] = pair.tab.wait_for(
        """(css, variant, count) => {
          const told = document.querySelector(css).records[variant];
          return told.length >= count && told;
        }""",
        pair.css,
        variant,
        count,
    )
    runs = [record["run"] for record in records]
    return runs[:count] if any("untold" in moment for moment in moments) else runs
