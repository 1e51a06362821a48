"""A first visit, and a second one with the same profile, the browser closed in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench import first_demo
from bench.browser import new_profile
from bench.measure import Measure, Taken
from bench.stage import Stage


def ours(stage: Stage) -> Taken:
    """Take both visits to the site."""
    host = stage.reading()
    return _twice(lambda profile, start: first_demo.visit_site(stage, host, profile, start=start))


def _peer(stage: Stage) -> Taken:
    return _twice(lambda profile, _: first_demo.visit_peer(stage, profile))


def _twice(take_visit: Callable[[Path, str], Taken]) -> Taken:
    with new_profile() as profile:
        cold = take_visit(profile, "first-visit")
        again = take_visit(profile, "second-visit")
    numbers = dict(cold.numbers)
    numbers |= {f"again_{what}": list(taken) for what, taken in again.numbers.items()}
    return Taken(numbers, cold.words, {**cold.stages, **again.stages})


MEASURE = Measure("visits", {"ours": ours, "peer": _peer})
