"""The site without a network, in each engine that stores it; what is said in one that does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from testing.engines.document import Tab
from testing.engines.pair import Pair
from testing.few_demos import serve_few_demos
from testing.paths import ARTICLE
from testing.server import SiteServer

SLUG = "nudge-too-late"
STATUS = "site-storage [role=status]"

STORES = "() => 'serviceWorker' in navigator && 'caches' in globalThis"

pytestmark = [pytest.mark.feature("Offline"), pytest.mark.engines_only]


@pytest.fixture(scope="module")
def few_demos(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    with serve_few_demos(site, tmp_path_factory.mktemp("few-demos")) as server:
        yield server


@pytest.fixture
def server(few_demos: SiteServer) -> SiteServer:
    few_demos.well()
    return few_demos


def test_after_a_demo_has_run_the_site_works_offline(tab: Tab, server: SiteServer) -> None:
    tab.open(server.address + ARTICLE)
    assert tab.evaluate(STORES)
    Pair(tab, SLUG).set_up().run()
    tab.wait_for("() => navigator.serviceWorker.ready.then(() => true)")
    server.down = True

    tab.open(server.address)
    assert tab.text("h1")
    tab.open(server.address + ARTICLE)

    Pair(tab, "value-from-state").set_up().play()


def test_what_is_stored_is_seen_and_deleted(tab: Tab, server: SiteServer) -> None:
    tab.open(f"{server.address}offline/")
    tab.wait_for_text(STATUS, "The site is not stored.")
    tab.click("site-storage button", "Store the site")
    tab.wait_for_text(STATUS, "The whole site is stored")
    server.down = True
    tab.reload()
    tab.wait_for_text(STATUS, "The whole site is stored")

    tab.click("site-storage button", "Delete what is stored")

    tab.wait_for_text(STATUS, "The site is not stored, and will not be until you ask")
    assert tab.evaluate("() => caches.keys()") == []
