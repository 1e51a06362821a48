"""The memory of a visit: ten demos, one page after the other, and an app that is changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page

from bench.processes import memory_of_renderers
from testing.engines.chromium import ChromiumTab
from testing.engines.pair import Pair
from testing.server import SiteServer

SLUGS = (
    "nudge-too-late",
    "value-from-state",
    "index-from-state",
    "nested-buttons",
    "moving-default",
    "select-all",
    "linked-pair",
    "rerun-in-callback",
    "tabs-jump",
    "url-feedback",
)

GO_ON = """(address) => {
  const link = Object.assign(document.createElement("a"), { href: address, id: "go-on" });
  document.querySelector("article").prepend(link);
  link.click();
}"""
"""Goes to a page as a link of the site does: by instant navigation, in one document."""

pytestmark = pytest.mark.engines_only


def expect_at_most(page: Page, profile: Path, limit: float) -> None:
    """Wait until the renderers hold no more; what was used up is collected by and by."""
    for _ in range(120):
        page.request_gc()
        held = memory_of_renderers(profile)
        if held <= limit:
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"{held / 1e6:.0f} MB, and not {limit / 1e6:.0f} or less")


@pytest.mark.feature("Ten demos and an edit")
@pytest.mark.engine("chromium")
def test_ten_demos_take_no_more_memory_than_a_few(
    browser_type_launch_args: dict[str, Any],  # first: it asks a Playwright of its own
    browser_type: BrowserType,
    server: SiteServer,
    tmp_path: Path,
) -> None:
    """Of the three engines, only Chromium's processes tell what they hold.

    Measured in November 2026: 262 MB with the first demo, 248 to 326 with the other nine, 485 with
    the edit, which has a Python of its own. An app that stays takes some 15.
    """
    profile = tmp_path / "profile"
    path = browser_type_launch_args["executable_path"]
    context = browser_type.launch_persistent_context(
        profile, executable_path=path, args=["--no-sandbox"]
    )
    page = context.pages[0]
    tab = ChromiumTab(page)
    Pair(tab, SLUGS[0]).open(server).play()
    first = memory_of_renderers(profile)
    page.evaluate("window.sameDocument = true")
    for slug in SLUGS[1:]:
        page.evaluate(GO_ON, server.page_of(slug))
        pair = Pair(tab, slug).set_up()
        pair.play()
    assert page.evaluate("window.sameDocument"), "each page was a document of its own"
    expect_at_most(page, profile, 1.5 * first)

    pair.press("Change this code")
    page.locator(".cm-content").first.press("Control+Enter")
    pair.running("broken")
    expect_at_most(page, profile, 2.2 * first)
    context.close()
