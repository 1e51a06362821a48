"""All pages and all that becomes of them, both palettes, two screens: `make accessibility`.

Not among the tests that `make test` collects: this takes a quarter of an hour.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from guide.patterns import load_pages
from guide.texts import load_texts
from testing.browser_fixtures import page_of_visit
from testing.paths import ROOT
from testing.server import SiteServer
from tests.site.accessibility import scenes
from tests.site.accessibility.looked_at import EVERY, OwnElement, look_at, streamlits_own
from tests.site.accessibility.test_axe import PAGES

__all__ = ["page_of_visit"]

PATTERNS = [
    f"patterns/{page.file.removesuffix('.md')}/"
    for page in load_pages(ROOT / "docs" / "patterns", load_texts())
]
OTHERS = ["doctor/", "knowledge-base/", "concepts/rerun/", "concepts/identity/", "scenario-format/"]


@pytest.fixture(scope="session")
def seen() -> Iterator[set[OwnElement]]:
    """Give what is seen of Streamlit's own elements: in the end, all that is listed."""
    seen: set[OwnElement] = set()
    yield seen
    print("Streamlit's own:", *sorted(f"{own.rule} {own.selector}" for own in seen), sep="\n")


@pytest.mark.parametrize("address", dict.fromkeys([*PAGES, *OTHERS, *PATTERNS]))
def test_a_page_has_no_barrier(page: Page, server: SiteServer, address: str) -> None:
    page.goto(server.address + address)

    found = look_at(page, EVERY)

    assert not found.ours, str(found)


@pytest.mark.errors_expected  # what is missing on purpose, and what an app raises, is logged
@pytest.mark.parametrize(
    "scene", [*scenes.STATIC, *scenes.RUNNING], ids=lambda scene: scene.__name__
)
def test_what_becomes_of_a_page_has_no_barrier(
    page: Page, server: SiteServer, seen: set[OwnElement], scene: scenes.Scene
) -> None:
    scene(page, server)

    found = look_at(page, EVERY)

    seen |= {own for own, _ in found.streamlits}
    assert not found.ours, str(found)


@pytest.mark.usefixtures("page")  # pytest would run it first: it groups tests by their browser
def test_streamlits_own_elements_that_are_listed_are_there(seen: set[OwnElement]) -> None:
    assert seen == set(streamlits_own()), "the list has a line that is no longer true"
