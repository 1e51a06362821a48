"""A reader changes the broken app of a pair that runs: the first *Run*, and one after it."""

from __future__ import annotations

from playwright.sync_api import Locator

from bench import app, reader, sites
from bench.browser import new_profile, visit
from bench.measure import Measure, Taken
from bench.stage import Stage

_FIRST, _AGAIN = "# changed", 'st.write("Changed again")'
"""Lines that the reader adds: what the app draws stays the same, then there is a line more."""


def _add(editor: Locator, line: str) -> None:
    editor.press("Control+End")
    editor.press_sequentially(f"\n{line}")


def _ours(stage: Stage) -> Taken:
    host = stage.reading()
    with new_profile() as profile, visit(stage.playwright, profile) as page:
        reader.open_page(page, host, sites.FAR)
        reader.run_pair(page, sites.FAR_SLUG)
        host.wait_until_quiet()
        page.get_by_role("button", name="Change this code").first.click()
        editor = page.locator(".cm-content").first
        _add(editor, _FIRST)
        host.wait_until_quiet()
        run = page.get_by_role("button", name="Run", exact=True)
        sent = host.sent
        run.click()
        broken, _ = reader.frames(page, sites.FAR_SLUG)
        first = reader.usable_at(broken) - reader.pressed_at(page)
        host.wait_until_quiet()
        sent = host.sent - sent
        reader.expect(broken, changed=reader.text_of_app("Changed again"))
        _add(editor, _AGAIN)
        run.click()
        again = reader.painted_at(broken, "changed") - reader.pressed_at(page)
        if app.BUTTON not in broken.locator("body").inner_text():
            raise RuntimeError("the changed app is not there")
        return Taken({"first": [first / 1000], "again": [again / 1000], "bytes": [sent]})


MEASURE = Measure("edits", {"ours": _ours})
