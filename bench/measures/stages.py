"""The stages of three starts alone, for the page *Where the time goes*.

`visits` and `line_5` take them too. So a run of all measures leaves this one out.
"""

from __future__ import annotations

from bench.measure import Measure
from bench.measures import line_5, visits

MEASURE = Measure("stages", {"visits": visits.ours, "line-5": line_5.ours})
