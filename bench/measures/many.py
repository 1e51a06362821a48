"""Twenty demos of one page, opened one after another, none of them stopped."""

from __future__ import annotations

from bench import reader, sites
from bench.browser import new_profile, visit
from bench.measure import Measure, Taken
from bench.stage import Stage


def _ours(stage: Stage) -> Taken:
    host = stage.reading()
    with new_profile() as profile, visit(stage.playwright, profile) as page:
        reader.open_page(page, host, sites.MANY)
        times: list[float] = []
        for slug in sites.MANY_SLUGS:
            try:
                times.append(reader.run_pair(page, slug).both)
            except RuntimeError as error:
                raise RuntimeError(
                    f"demo {len(times) + 1}, after {_shown(times)}: {error}"
                ) from error
            host.wait_until_quiet()
        return Taken(
            {"second": [times[1]], "last": [times[-1]]},
            {"all": _shown(times)},
        )


def _shown(times: list[float]) -> str:
    return " ".join(f"{seconds:.2f}" for seconds in times) + " s"


MEASURE = Measure("many", {"ours": _ours})
