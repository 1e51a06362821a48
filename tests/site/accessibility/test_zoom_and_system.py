"""Pages at 400 % zoom, in a reader's own colors, and without motion."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from testing.browser_fixtures import page_of_visit
from testing.live_app import pair
from testing.paths import ARTICLE
from testing.player import NEVER, Player
from testing.server import SiteServer
from tests.site.accessibility import scenes
from tests.site.accessibility.test_axe import PAGES

__all__ = ["page_of_visit"]

ZOOMED: ViewportSize = {"width": 320, "height": 256}
"""What is left of a window of 1280x1024 at 400 % zoom, in CSS pixels (WCAG 1.4.10)."""

# Tables may be wide; what else can be scrolled to and fro, or goes beyond the window?
_SIDEWAYS = """() => [...document.querySelectorAll("article *")]
  .filter((one) => !one.closest(".md-typeset__scrollwrap") && one.clientWidth > 1)
  .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
  .filter((one) => getComputedStyle(one).overflowX !== "visible")
  .map((one) => `${one.localName}.${one.className}`)"""

_MOVING = """() => [...document.querySelectorAll("body *:not(#root *)")].flatMap((one) => {
  const { transitionDuration, transitionProperty, animationName } = getComputedStyle(one);
  const changes = transitionProperty !== "none" && parseFloat(transitionDuration) > 0;
  return changes || animationName !== "none" ? [`${one.localName}.${one.className}`] : [];
})"""


@pytest.mark.parametrize("address", PAGES)
def test_at_400_percent_nothing_is_read_by_scrolling_to_and_fro(
    page: Page, server: SiteServer, address: str
) -> None:
    page.set_viewport_size(ZOOMED)
    page.goto(server.address + address)

    assert page.evaluate("document.documentElement.scrollWidth") == ZOOMED["width"]
    assert page.evaluate(_SIDEWAYS) == []


def test_at_400_percent_keys_reach_menu_and_search(page: Page, server: SiteServer) -> None:
    page.set_viewport_size(ZOOMED)
    page.goto(server.address + "cheat-sheet/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Tab")
    menu = page.get_by_role("button", name="Menu")
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    for name in ("Home", "Find your symptom"):
        page.keyboard.press("Tab")
        link = page.get_by_role("navigation", name="Navigation").get_by_role("link", name=name)
        expect(link).to_be_focused()
        expect(link).to_be_in_viewport()
    page.get_by_text("Pages of Knowledge base").locator("..").press("Enter")
    back = page.locator(".md-nav__title[for='__nav_5']")
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Streamlit, input by input").last).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    # No key leads into a menu that is closed.
    expect(page.locator(".md-sidebar--primary")).to_have_css("visibility", "hidden")

    page.get_by_role("button", name="Search").press("Enter")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()


def test_at_400_percent_what_is_said_does_not_cover_the_apps(
    page: Page, server: SiteServer
) -> None:
    page.set_viewport_size(ZOOMED)
    page.goto(server.address + ARTICLE)
    player = Player(page, scenes.SLUG, NEVER)
    player.press("Play these inputs")
    player.expect_judged(0, "same")

    stage = player.pair.locator("[data-variant=fixed]")
    stage.evaluate("(stage) => stage.scrollIntoView({ block: 'end' })")

    covering = stage.evaluate("""(stage) => {
      const { left, top, width, height } = stage.getBoundingClientRect();
      const [x, y] = [left + width / 2, Math.max(top, 60) + 10];
      return stage.contains(document.elementFromPoint(x, y));
    }""")
    assert covering


def test_in_forced_colors_what_is_selected_and_lit_is_framed(
    page: Page, server: SiteServer
) -> None:
    page.emulate_media(forced_colors="active")
    scenes.xray_of_a_step(page, server)
    demo = pair(page, scenes.SLUG)

    for part in (
        demo.locator(".xray__button[aria-current]").first,
        demo.locator(".xray ol [data-at=now]").first,
        demo.locator(".demo__source [data-xray=first]").first,
    ):
        expect(part).to_have_css("outline-style", "solid")
    for button in demo.locator(".demo__button:visible").all():
        expect(button).to_have_css("border-top-style", "solid")
    play = demo.get_by_role("button", name="Play these inputs")
    play.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(play).to_have_css("outline-style", "solid")


def test_whoever_wants_no_motion_sees_none(page: Page, server: SiteServer) -> None:
    page.emulate_media(reduced_motion="reduce")
    scenes.xray_live(page, server)

    for frame in page.frames:
        assert frame.evaluate(_MOVING) == [], frame.url
        assert not frame.evaluate("document.documentElement.style.scrollBehavior === 'smooth'")


def test_whoever_has_asked_for_nothing_sees_the_hand_move(page: Page, server: SiteServer) -> None:
    """Else the test above would see nothing where something is."""
    page.emulate_media(reduced_motion="no-preference")
    scenes.frame_alone_running(page, server)

    page.evaluate("""() => {
      document.body.append(Object.assign(document.createElement("div"), { id: "hand" }));
    }""")

    assert any(re.match("div", one) for one in page.evaluate(_MOVING))
