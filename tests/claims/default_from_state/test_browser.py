from __future__ import annotations

from playwright.sync_api import Page

from live_demos.scenario import Set
from testing.document_state import App
from testing.paths import DEMOS
from testing.server import SiteServer
from testing.small_app import start


def test_closing_the_list_between_two_choices_keeps_the_second(
    page: Page, server: SiteServer
) -> None:
    source = (DEMOS / "default-from-state" / "broken.py").read_text()
    live = start(page, server, source)
    live.perform(Set("Basket", ("apple",)))
    before = live.script_runs()
    page.keyboard.press("Escape")
    page.wait_for_function(f"before => Number({App.SCRIPT_RUNS.js}) > before", arg=before)
    live.perform(Set("Basket", ("apple", "banana")))

    assert live.value("Basket") == ("apple", "banana")
