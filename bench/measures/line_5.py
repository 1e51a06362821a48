"""A first visit at 5 Mbit/s and 40 ms, with each setting of how the site starts Python."""

from __future__ import annotations

from bench import first_demo
from bench.measure import Measure, Taken
from bench.stage import Stage
from testing.server.line import LINE_5


def ours(stage: Stage) -> Taken:
    """Take a first visit to the site."""
    return first_demo.of_site(stage, stage.reading(), LINE_5, "line-5")


MEASURE = Measure(
    "line-5",
    {
        "ours": ours,
        "peer": lambda stage: first_demo.of_peer(stage, LINE_5),
        "snapshot": lambda stage: first_demo.of_site(stage, stage.reading("snapshot"), LINE_5),
        "plain": lambda stage: first_demo.of_site(stage, stage.reading("plain"), LINE_5),
    },
)
