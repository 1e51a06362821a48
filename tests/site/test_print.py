"""Pages on paper, as Chromium prints them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from testing.paths import ARTICLE
from testing.server import SiteServer

# With the most demos, the longest code, the longest text.
LONGEST = ("value-from-state", "pages-forget", "form-callback-args")


def sheets(page: Page) -> int:
    """Give how many sheets a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize("slug", LONGEST)
def test_a_pattern_fits_on_three_sheets(page: Page, server: SiteServer, slug: str) -> None:
    page.goto(f"{server.address}patterns/{slug}/")

    assert sheets(page) <= 3


def test_an_xray_is_printed_where_it_is_open(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    closed = sheets(page)
    assert closed <= 5

    xray = page.locator(".xray").first
    xray.locator("summary").click()
    xray.locator(".xray__panel").wait_for()
    assert sheets(page) > closed
