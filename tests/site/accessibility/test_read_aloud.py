"""A screen reader's way through one demo, from the accessibility tree that Chromium makes.

`read_aloud/` has what is read in order. A change there is one of what is heard: read it aloud.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from testing.browser_fixtures import page_of_visit
from testing.document_state import Demo
from testing.live_app import LiveApp, pair
from testing.paths import ARTICLE
from testing.player import Player
from testing.server import SiteServer
from tests.site.accessibility import scenes

__all__ = ["page_of_visit"]

_READ = Path(__file__).with_name("read_aloud")

# Each change in a region whose changes are read out: an app's frame has one for itself.
_LISTEN = """() => {
  window.heard = [];
  const regions = "live-demo [role=status], live-demo [role=alert], live-demo [aria-live]";
  const listening = new Set();
  const listen = () => {
    for (const region of document.querySelectorAll(regions)) {
      if (listening.has(region)) continue;
      listening.add(region);
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) {
          for (const node of addedNodes) {
            const words = node.textContent.trim().replace(/\\s+/g, " ");
            if (words) heard.push(words);
          }
        }
      }).observe(region, { childList: true, subtree: true });
    }
  };
  listen();
  new MutationObserver(listen).observe(document.body, { childList: true, subtree: true });
}"""

HEARD = [
    "Getting ready to play the inputs.",
    "Starting both apps in your browser.",
    "The start.",
    "Both apps show the same.",
    "Input 1 of 3: Set Volume to 5.",
    "Both apps show the same.",
    "Input 2 of 3: Set Volume to 7.",
    "The apps part here. The 7 is lost: the broken app shows 5 in Volume instead of 7, and says "
    "“Stored: 5” instead of “Stored: 7”.",
    "Input 3 of 3: Set Volume to 9.",
    "Both apps show the same again.",
    "The end: every row was as the table says.",
    "The apps parted at input 2.",
    "Broken: Loses every second input. Fixed: Keeps every input.",
    "The marked lines of the code make the difference.",
]


def expect_read(locator: Locator, name: str) -> None:
    """See that this is read, with names, roles and states, in this order."""
    expect(locator).to_match_aria_snapshot((_READ / f"{name}.yml").read_text("utf-8"))


def test_a_demo_is_read_in_order_before_its_apps_run(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)

    expect_read(pair(page, scenes.SLUG), "idle")


def test_what_comes_of_each_input_is_heard_once_and_in_order(
    page: Page, server: SiteServer
) -> None:
    page.goto(server.address + ARTICLE)
    player = Player(page, scenes.SLUG)
    page.evaluate(_LISTEN)

    player.press("Play these inputs")
    player.expect_the_end()

    heard = page.evaluate("heard")
    assert [words for words in heard if not words.startswith("X-ray: ")] == HEARD
    assert heard[: len(HEARD)] == HEARD, "X-ray waits until the player has told all"
    xray = player.pair.locator("details.xray")
    expect(xray).to_contain_text("After “Set Volume to 9”, the broken app is not settled")
    expect_read(player.pair, "played")
    expect_read(player.app("broken").frame.locator("body"), "app")
    expect(player.pair.locator("[data-variant=broken] iframe")).to_have_attribute(
        "title", "Broken app: Loses every second input"
    )


def test_xray_is_read_in_order(page: Page, server: SiteServer) -> None:
    scenes.xray_of_a_step(page, server)

    expect_read(pair(page, scenes.SLUG).locator("details.xray"), "xray")


@pytest.mark.errors_expected  # a file is missing on purpose
def test_a_failure_is_heard_in_the_frame_and_in_the_page(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    demo = pair(page, scenes.SLUG)
    page.evaluate(_LISTEN)
    server.missing.add("/fixed.py")

    demo.get_by_role("button", name="Run both apps").click()
    expect(demo).to_have_attribute(Demo.STATE, "failed")

    heard = [words for words in page.evaluate("heard") if not words.startswith("X-ray: ")]
    assert heard == [
        "Starting Streamlit in your browser.",
        "One app or both could not start. You can read why below.",
    ]
    fixed = LiveApp.of_pair(page, scenes.SLUG, "fixed").frame
    expect(fixed.get_by_role("alert")).to_contain_text("could not be loaded")
    expect_read(fixed.locator("body"), "failed")
