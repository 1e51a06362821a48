"""What the article loads before a reader asks for a demo, its top in view."""

from __future__ import annotations

from bench import reader, sites
from bench.browser import new_profile, visit
from bench.measure import Measure, Taken
from bench.stage import Stage

_READING_S = 5.0
"""How long nothing may be loaded until the article counts as loaded."""


def _ours(stage: Stage) -> Taken:
    with new_profile() as profile, visit(stage.playwright, profile) as page:
        before = stage.real.sent
        reader.open_page(page, stage.real, sites.ARTICLE)
        stage.real.wait_until_quiet(_READING_S)
        return Taken({"bytes": [stage.real.sent - before]})


MEASURE = Measure("article", {"ours": _ours})
