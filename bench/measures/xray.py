"""From a click in a running pair to what X-ray, open beside it, tells of the rerun."""

from __future__ import annotations

from bench import app, reader, sites
from bench.browser import new_profile, visit
from bench.measure import Measure, Taken
from bench.reader import Sight
from bench.stage import Stage

_VERDICT = Sight(".xray__line", "one more rerun would change neither app.")
"""The headline once the fixed app was tried out. In between it speaks of the other alone."""


def _steps(press: int) -> Sight:
    """Give the mark at the newest input; the steps of its rerun are drawn with it."""
    return Sight(".xray__strip [aria-current]", f"Input {press}" if press == 1 else f"{press}")


def _ours(stage: Stage) -> Taken:
    host = stage.reading()
    with new_profile() as profile, visit(stage.playwright, profile) as page:
        reader.open_page(page, host, sites.FAR)
        reader.run_pair(page, sites.FAR_SLUG)
        page.locator(".xray summary").click()
        page.locator(".xray--live .xray__strip").wait_for()
        host.wait_until_quiet()
        _, fixed = reader.frames(page, sites.FAR_SLUG)
        painted = [
            reader.click(fixed, page, steps=_steps(press), verdict=_VERDICT)
            for press, _ in enumerate(app.NUMBERS, start=1)
        ]
        return Taken({name: [one[name] for one in painted] for name in ("steps", "verdict")})


MEASURE = Measure("xray", {"ours": _ours})
