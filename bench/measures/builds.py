"""How much longer the site's build takes for each further demo pair, on a page of its own."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import sites
from bench.measure import Measure, Taken
from bench.stage import Stage

_FEW = 3
_FURTHER = 10


def _ours(stage: Stage) -> Taken:
    few, more = (_seconds(stage.scratch, demos) for demos in (_FEW, _FEW + _FURTHER))
    return Taken({"further_pair": [(more - few) / _FURTHER], "few": [few]})


def _seconds(scratch: Path, demos: int) -> float:
    """Time a build into an empty folder, the runtime assembled before."""
    with TemporaryDirectory(dir=scratch) as folder:
        config = sites.write_growing_site(Path(folder) / "source", demos)
        begin = time.perf_counter()
        sites.build(config, Path(folder) / "site", "http://localhost:8000/")
        return time.perf_counter() - begin


MEASURE = Measure("builds", {"ours": _ours})
