"""What is taken of each side in a round: two visits with one profile."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from playwright.sync_api import Playwright

from bench import first_demo, reader, sites
from bench.browser import new_profile, visit
from bench.measure import in_turn
from bench.measures import edits
from bench.quick.sides import Side
from testing.server import SiteServer

Round = Mapping[str, Mapping[str, float]]
"""By side and what was taken, in seconds or bytes."""

_QUIET_S = 0.75
"""Half of what the benchmark waits: seven rounds would not fit five minutes otherwise. It is enough
if the bytes in the end come out the same in each round."""


def take(playwright: Playwright, host: SiteServer, sides: Sequence[Side], number: int) -> Round:
    """Take a round, by its number from 0: each side, in another order than the round before.

    `host` serves one side after the other at one address, as the sites are built for one.

    Raises:
        RuntimeError: an app does not start.
    """
    by_name = {side.name: side for side in sides}
    taken = {}
    for name in in_turn(list(by_name), number):
        host.folder = by_name[name].site
        host.load()
        taken[name] = _visits(playwright, host)
    return taken


def _visits(playwright: Playwright, host: SiteServer) -> dict[str, float]:
    with new_profile() as profile:
        with visit(playwright, profile) as page:
            first = first_demo.on_page(page, host, _QUIET_S).numbers
        with visit(playwright, profile) as page:
            again = first_demo.on_page(page, host, _QUIET_S).numbers
            _, fixed = reader.frames(page, sites.FAR_SLUG)
            clicks = reader.click_through(fixed)
            edits.change(page, host, _QUIET_S)
            edit = edits.run_first(page)
    return {
        **{what: numbers[0] for what, numbers in first.items()},
        "again": again["first"][0],
        "click": statistics.median(clicks),
        "edit": edit,
    }
