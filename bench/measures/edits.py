"""A reader changes the broken app of a pair that runs: the first *Run*, and one after it."""

from __future__ import annotations

from playwright.sync_api import Page

from bench import app, reader, sites
from bench.browser import new_profile, visit
from bench.measure import Measure, Taken
from bench.stage import Stage
from testing.server import SiteServer

_FIRST, _AGAIN = "# changed", 'st.write("Changed again")'
"""Lines that the reader adds: what the app draws stays the same, then there is a line more."""


def change(page: Page, host: SiteServer, quiet: float = reader.QUIET_S) -> None:
    """Open the editor of the broken app of a pair that runs, and add a line that draws nothing.

    `quiet` is how many seconds without a request show that the editor is there, whole.
    """
    page.get_by_role("button", name="Change this code").first.click()
    _add(page, _FIRST)
    host.wait_until_quiet(quiet)


def run_first(page: Page) -> float:
    """Run what was changed; give the seconds until the app is usable."""
    _run(page)
    broken, _ = reader.frames(page, sites.FAR_SLUG)
    return (reader.usable_at(broken) - reader.pressed_at(page)) / 1000


def _add(page: Page, line: str) -> None:
    editor = page.locator(".cm-content").first
    editor.press("Control+End")
    editor.press_sequentially(f"\n{line}")


def _run(page: Page) -> None:
    page.get_by_role("button", name="Run", exact=True).click()


def _ours(stage: Stage) -> Taken:
    host = stage.reading()
    with new_profile() as profile, visit(stage.playwright, profile) as page:
        reader.open_page(page, host, sites.FAR)
        reader.run_pair(page, sites.FAR_SLUG)
        host.wait_until_quiet()
        change(page, host)
        sent = host.sent
        first = run_first(page)
        host.wait_until_quiet()
        sent = host.sent - sent
        broken, _ = reader.frames(page, sites.FAR_SLUG)
        reader.expect(broken, changed=reader.text_of_app("Changed again"))
        _add(page, _AGAIN)
        _run(page)
        again = reader.painted_at(broken, "changed") - reader.pressed_at(page)
        if app.BUTTON not in broken.locator("body").inner_text():
            raise RuntimeError("the changed app is not there")
        return Taken({"first": [first], "again": [again / 1000], "bytes": [sent]})


MEASURE = Measure("edits", {"ours": _ours})
