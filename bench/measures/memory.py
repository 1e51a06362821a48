"""Memory of all renderer processes, with one pair running and with three; and with the only pair.

Where a page has another pair, its front ends are made ready beside the first one that runs.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from bench import processes, reader, sites
from bench.browser import new_profile, visit
from bench.measure import Measure, Taken
from bench.stage import Stage

_SETTLE_MS = 4_000
_PAIRS = 3
_FURTHER_APPS = 2 * (_PAIRS - 1)


def _ours(stage: Stage) -> Taken:
    host = stage.reading()
    with new_profile() as profile, visit(stage.playwright, profile) as page:
        reader.open_page(page, host, sites.MANY)
        taken = []
        for slug in sites.MANY_SLUGS[:_PAIRS]:
            reader.run_pair(page, slug)
            host.wait_until_quiet()
            taken.append(_settled(page, profile))
    with new_profile() as profile, visit(stage.playwright, profile) as page:
        reader.open_page(page, host, sites.FAR)
        reader.run_pair(page, sites.FAR_SLUG)
        host.wait_until_quiet()
        only = _settled(page, profile)
    further = (taken[-1] - taken[0]) / _FURTHER_APPS
    return Taken({"first": [taken[0]], "only": [only], "further_app": [further]})


def _peer(stage: Stage) -> Taken:
    with new_profile() as profile, visit(stage.playwright, profile) as page:
        reader.open_app(page, stage.peer.address)
        stage.peer.wait_until_quiet()
        return Taken({"first": [_settled(page, profile)]})


def _settled(page: Page, profile: Path) -> float:
    """Give the bytes in use once what start-up left behind is collected."""
    page.request_gc()
    page.wait_for_timeout(_SETTLE_MS)
    return processes.memory_of_renderers(profile)


MEASURE = Measure("memory", {"ours": _ours, "peer": _peer})
