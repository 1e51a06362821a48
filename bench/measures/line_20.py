"""A first visit at 20 Mbit/s and 40 ms, with each setting of how the site starts Python."""

from __future__ import annotations

from bench import first_demo
from bench.measure import Measure
from testing.server.line import LINE_20

MEASURE = Measure(
    "line-20",
    {
        "ours": lambda stage: first_demo.of_site(stage, stage.reading(), LINE_20),
        "peer": lambda stage: first_demo.of_peer(stage, LINE_20),
        "snapshot": lambda stage: first_demo.of_site(stage, stage.reading("snapshot"), LINE_20),
        "plain": lambda stage: first_demo.of_site(stage, stage.reading("plain"), LINE_20),
    },
)
