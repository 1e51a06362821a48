"""Every page on a phone, in both color schemes, and its pairs in every window.

One visit goes through all of them.
"""

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
ADDRESSES = [
    "",
    "find/",
    "your-app/",
    "doctor/",
    "knowledge-base/",
    ARTICLE,
    "patterns/",
    "scenario-format/",
    "licenses/",
]
ADDRESSES += [
    "concepts/rerun/",
    "concepts/identity/",
    "concepts/values/",
    "concepts/releases/",
    "cheat-sheet/",
    "about/speed/",
    "about/stages/",
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


# The page has been laid out for the first one.
WINDOWS = {"phone": (390, 844), "200 % zoom": (640, 400), "desktop": (1280, 800)}

# The buttons, what is said and both apps, which are played together; then the code. A brief pair
# has none: test_home.py looks at it.
WHOLE = "live-demo:has(.demo__listings)"
LOOK_AT_PAIRS = """(pairs) => pairs.map((demo) => {
  const box = (part) => demo.querySelector(part).getBoundingClientRect();
  const header = document.querySelector(".md-header").getBoundingClientRect();
  const all = (part) => [...demo.querySelectorAll(part)];
  const stages = all(".demo__stage").map((one) => one.getBoundingClientRect());
  const codes = all(".demo__source code");
  return {
    slug: demo.getAttribute("slug"),
    spare: window.innerHeight - header.height - (stages[1].bottom - box(".demo__bar").top),
    lowest: Math.min(...stages.map((one) => one.height)),
    button: box(".demo__button--play").bottom + window.scrollY,
    app: stages[0].top + window.scrollY,
    codeAfterApps: box(".demo__listings").top >= stages[1].bottom,
    font: parseFloat(getComputedStyle(codes[0]).fontSize),
    sideways: Math.max(...codes.map((one) => one.scrollWidth - one.clientWidth)),
  };
})"""


def expect_pairs_to_fit(page: Page) -> None:
    """See each pair in each window: everything that is played on one screen, and code to read."""
    pairs = page.locator(WHOLE)
    if pairs.count() == 0:
        return
    for name, (width, height) in WINDOWS.items():
        page.set_viewport_size({"width": width, "height": height})
        for number, pair in enumerate(pairs.evaluate_all(LOOK_AT_PAIRS)):
            where = f"{pair['slug']}, {name}: {pair}"
            assert pair["spare"] >= 0, where
            assert pair["lowest"] >= 160, where
            assert pair["codeAfterApps"], where
            assert pair["font"] >= 13, where
            if name == "phone":
                assert pair["sideways"] == 0, where
            # What the first pair does at a press is seen without scrolling.
            if name == "desktop" and number == 0 and "/concepts/" not in page.url:
                assert pair["app"] + 60 <= height, where


@pytest.mark.parametrize("address", [*ADDRESSES, UNKNOWN])
def test_every_page_fits_a_phone(page: Page, server: SiteServer, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="light")
    page.goto(server.address + address)

    for dark, palette in ((False, "default"), (True, "slate")):
        page.emulate_media(color_scheme="dark" if dark else "light")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", palette)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, palette
    expect_pairs_to_fit(page)
