"""From a click to its painted result: in our pair, recorded or not, and in native Streamlit."""

from __future__ import annotations

from bench import native, reader, sites
from bench.browser import new_profile, visit
from bench.measure import Measure, Taken
from bench.stage import Stage
from testing.server import SiteServer


def _ours(stage: Stage, host: SiteServer) -> Taken:
    with new_profile() as profile, visit(stage.playwright, profile) as page:
        reader.open_page(page, host, sites.FAR)
        reader.run_pair(page, sites.FAR_SLUG)
        host.wait_until_quiet()
        _, fixed = reader.frames(page, sites.FAR_SLUG)
        return Taken({"painted": reader.click_through(fixed)})


def _native(stage: Stage) -> Taken:
    with (
        native.running(stage.scratch) as address,
        new_profile() as profile,
        visit(stage.playwright, profile) as page,
    ):
        reader.open_app(page, address)
        page.wait_for_load_state("networkidle")
        return Taken({"painted": reader.click_through(page.main_frame)})


MEASURE = Measure(
    "clicks",
    {
        "ours": lambda stage: _ours(stage, stage.reading()),
        "unrecorded": lambda stage: _ours(stage, stage.reading("unrecorded")),
        "native": _native,
    },
)
