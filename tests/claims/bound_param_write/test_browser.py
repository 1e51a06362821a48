from __future__ import annotations

from playwright.sync_api import Page

from live_demos.scenario import Click, Set
from testing.paths import DEMOS
from testing.server import SiteServer
from testing.small_app import start
from tests.claims.url_feedback.test_browser import address


def test_the_address_follows_what_a_callback_writes(page: Page, server: SiteServer) -> None:
    live = start(page, server, (DEMOS / "bound-param-write" / "fixed.py").read_text())
    live.perform(Set("Search", "cats"))
    assert address(page) == "q=cats"
    live.perform(Click("Try an example"))
    assert address(page) == "q=sunset"


def test_the_default_in_the_key_clears_the_parameter(page: Page, server: SiteServer) -> None:
    source = (DEMOS / "bound-param-write" / "fixed.py").read_text()
    live = start(page, server, source.replace('"sunset"', '""'))
    live.perform(Set("Search", "cats"))
    live.perform(Click("Try an example"))

    assert (live.value("Search"), address(page)) == ("", "")
