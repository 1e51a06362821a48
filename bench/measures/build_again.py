"""`make site` in this project's folder once more, with nothing changed since."""

from __future__ import annotations

from bench.make_site import make_site
from bench.measure import Measure, Taken
from bench.paths import ROOT
from bench.stage import Stage


def _ours(_: Stage) -> Taken:
    make_site(ROOT)  # The sample before may be long ago.
    return Taken({"again": [make_site(ROOT)]})


MEASURE = Measure("build-again", {"ours": _ours})
