"""A first visit, and a second one with the same profile, the browser closed in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench import first_demo
from bench.browser import new_profile
from bench.measure import Measure, Taken
from bench.stage import Stage


def _ours(stage: Stage) -> Taken:
    host = stage.reading()
    return _twice(lambda profile: first_demo.visit_site(stage, host, profile))


def _peer(stage: Stage) -> Taken:
    return _twice(lambda profile: first_demo.visit_peer(stage, profile))


def _twice(take_visit: Callable[[Path], Taken]) -> Taken:
    with new_profile() as profile:
        cold = take_visit(profile)
        again = take_visit(profile)
    numbers = dict(cold.numbers)
    numbers |= {f"again_{what}": list(taken) for what, taken in again.numbers.items()}
    return Taken(numbers, cold.words)


MEASURE = Measure("visits", {"ours": _ours, "peer": _peer})
