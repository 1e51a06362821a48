"""No page, and nothing that becomes of one in use, has a barrier that axe knows.

These are one page of each kind and what is used most, each palette and each width once.
`make accessibility` looks at all pages and all that can become of them, in every combination.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from testing.browser_fixtures import page_of_visit
from testing.paths import ARTICLE
from testing.server import SiteServer
from tests.site.accessibility import scenes
from tests.site.accessibility.looked_at import look_at

__all__ = ["page_of_visit"]

PAGES = [
    "",
    "find/",
    "your-app/",
    ARTICLE,
    "patterns/",
    "patterns/value-from-state/",
    "cheat-sheet/",
    "concepts/releases/",
    "concepts/values/",
    "about/speed/",
    "about/stages/",
    "licenses/",
    "offline/",
]

USED = [
    scenes.search_found,
    scenes.finder_at_its_last_question,
    scenes.unknown_address,
    scenes.xray_live,
    scenes.pair_failed,
    scenes.challenge_not_solved,
    scenes.own_app_with_a_finding,
    scenes.frame_alone_running,
    scenes.frame_alone_failed,
]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_barrier(page: Page, server: SiteServer, address: str) -> None:
    page.goto(server.address + address)

    found = look_at(page)

    assert not found.ours, str(found)


@pytest.mark.errors_expected  # what is missing on purpose, and what an app raises, is logged
@pytest.mark.parametrize("scene", USED, ids=lambda scene: scene.__name__)
def test_what_becomes_of_a_page_has_no_barrier(
    page: Page, server: SiteServer, scene: scenes.Scene
) -> None:
    scene(page, server)

    found = look_at(page)

    assert not found.ours, str(found)
