"""The first demo of the page that a reader goes on to, a demo having run on the one before."""

from __future__ import annotations

from bench import reader, sites
from bench.browser import new_profile, visit
from bench.measure import Measure, Taken
from bench.stage import Stage


def _ours(stage: Stage) -> Taken:
    host = stage.reading()
    with new_profile() as profile, visit(stage.playwright, profile) as page:
        reader.open_page(page, host, sites.FAR)
        reader.run_pair(page, sites.FAR_SLUG)
        host.wait_until_quiet()
        page.evaluate("globalThis.sameDocument = true")
        page.get_by_role("link", name=sites.LINK, exact=True).first.click()
        page.get_by_role("heading", level=1, name="Next").wait_for()
        host.wait_until_quiet()
        if not page.evaluate("globalThis.sameDocument ?? false"):
            raise RuntimeError("the next page came by an ordinary load, not by instant navigation")
        started = reader.run_pair(page, sites.NEXT_SLUG)
        return Taken({"first": [started.first], "both": [started.both]})


MEASURE = Measure("next-page", {"ours": _ours})
