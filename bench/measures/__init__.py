"""The measures, one to a file. Each takes one sample of each of its sides."""

from __future__ import annotations

from bench.measure import Measure
from bench.measures import (
    article,
    build_again,
    build_fresh,
    builds,
    clicks,
    diagnosis,
    edits,
    line_5,
    line_20,
    many,
    memory,
    near,
    next_page,
    stages,
    visits,
    xray,
)

ALL: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        visits.MEASURE,
        near.MEASURE,
        line_20.MEASURE,
        line_5.MEASURE,
        next_page.MEASURE,
        clicks.MEASURE,
        xray.MEASURE,
        article.MEASURE,
        many.MEASURE,
        edits.MEASURE,
        diagnosis.MEASURE,
        memory.MEASURE,
        builds.MEASURE,
        build_again.MEASURE,
        build_fresh.MEASURE,
    )
}
"""By name, in the order in which they are taken."""

PARTS: dict[str, Measure] = {stages.MEASURE.name: stages.MEASURE}
"""Further measures that can be asked for, and take what others take too."""
