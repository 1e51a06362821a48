"""Every page on a phone, in both color schemes. One visit goes through all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.patterns import load_pages
from guide.texts import load_texts
from testing.paths import ARTICLE, ROOT
from testing.server import SiteServer

PATTERNS = [
    page.file.removesuffix(".md") for page in load_pages(ROOT / "docs" / "patterns", load_texts())
]
ADDRESSES = ["", "find/", "knowledge-base/", ARTICLE, "patterns/", "scenario-format/", "licenses/"]
ADDRESSES += [
    "concepts/rerun/",
    "concepts/identity/",
    "concepts/values/",
    "cheat-sheet/",
    "about/speed/",
    "offline/",
    *(f"patterns/{slug}/" for slug in PATTERNS),
]
UNKNOWN = pytest.param(
    "no/such/page/", marks=pytest.mark.errors_expected
)  # the browser logs its status


@pytest.fixture(scope="module")
def page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """Give one page for all addresses: each loads its own document."""
    phone = browser_context_args | {"viewport": {"width": 390, "height": 844}}
    context = browser.new_context(**phone)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", [*ADDRESSES, UNKNOWN])
def test_every_page_fits_a_phone(page: Page, server: SiteServer, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(server.address + address)

    for dark, palette in ((False, "default"), (True, "slate")):
        page.emulate_media(color_scheme="dark" if dark else "light")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", palette)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, palette
