from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from playwright.sync_api import Page

from live_demos.scenario import Set
from testing.paths import DEMOS
from testing.server import SiteServer
from testing.small_app import start

PAIR = DEMOS / "url-feedback"


def address(page: Page) -> str:
    """Give the app's own query parameters, without those that embed it."""
    parameters = parse_qsl(page.evaluate("location.search").removeprefix("?"))
    return urlencode([one for one in parameters if not one[0].startswith("embed")])


def queries(page: Page, server: SiteServer, source: str, *cities: str) -> list[str]:
    live = start(page, server, source)
    found = [address(page)]
    for city in cities:
        live.perform(Set("City", city))
        found.append(address(page))
    return found


def test_the_lost_choice_is_missing_in_the_address_too(page: Page, server: SiteServer) -> None:
    assert queries(page, server, (PAIR / "broken.py").read_text(), "Lima", "Cairo", "Rome") == [
        "city=Oslo",
        "city=Lima",
        "city=Lima",
        "city=Rome",
    ]


def test_a_bound_widget_keeps_the_address_clean_of_its_default(
    page: Page, server: SiteServer
) -> None:
    assert queries(page, server, (PAIR / "fixed.py").read_text(), "Lima", "Cairo", "Oslo") == [
        "",
        "city=Lima",
        "city=Cairo",
        "",
    ]
