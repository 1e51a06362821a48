"""The home page: one press shows the bug on the first screen, whatever comes of the runtime."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from testing.document_state import Demo, Row
from testing.live_app import pair
from testing.player import Player
from testing.server import SiteServer

SLUG = "value-from-state"
SIZES: list[ViewportSize] = [{"width": 1280, "height": 800}, {"width": 390, "height": 844}]
LOSS = 2
"""The number of the input that the broken app loses."""


def shown(page: Page) -> list[str]:
    """Give what the pictures that are seen show, in words."""
    pictures = pair(page, SLUG).locator(".demo__picture:visible")
    return [str(picture.get_attribute("alt")) for picture in pictures.all()]


@pytest.mark.parametrize("size", SIZES, ids=["wide", "phone"])
def test_the_first_screen_has_the_button_and_both_apps(
    page: Page, server: SiteServer, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.goto(server.address)

    play = Player(page, SLUG).button("Play these inputs")
    expect(play).to_be_in_viewport(ratio=1)
    for picture in pair(page, SLUG).locator(".demo__recorded").all():
        expect(picture).to_be_in_viewport(ratio=1)
    assert shown(page) == ["Start: Volume shows 3, “Stored: 3”"] * 2
    assert not [path for path in server.requested if "/runtime/" in path]


@pytest.mark.parametrize("size", SIZES, ids=["wide", "phone"])
def test_the_bug_is_seen_before_anything_of_the_runtime_is_there(
    page: Page, server: SiteServer, size: ViewportSize
) -> None:
    server.slow.add("stlite.js")
    server.slow.add("main.mjs")
    page.set_viewport_size(size)
    page.goto(server.address)
    before = page.evaluate("scrollY")
    player = Player(page, SLUG, pace=1)
    stages = pair(page, SLUG).locator(".demo__recorded")
    places = [place.bounding_box() for place in stages.all()]

    player.press("Next input")
    player.expect_judged(1, "same")
    # Python and two front ends would take the processor from the pictures.
    expect(pair(page, SLUG).locator("iframe")).to_have_count(0)
    player.press("Next input")
    player.expect_judged(LOSS, "differs")
    expect(pair(page, SLUG).locator("iframe")).to_have_count(2)

    broken, fixed = shown(page)
    assert "Volume shows 5" in broken
    assert "Volume shows 7" in fixed
    expect(player.rows.nth(LOSS)).to_have_attribute(Row.PARTING, "")
    player.expect_to_say("The 7 is lost")
    assert page.evaluate("scrollY") == before
    assert [place.bounding_box() for place in stages.all()] == places


def test_after_the_pictures_the_apps_run(page: Page, server: SiteServer) -> None:
    page.goto(server.address)
    player = Player(page, SLUG)

    player.press("Play these inputs")
    player.expect_to_say("That was recorded. Now both apps run.")

    # It ends on what to take away, all of which is seen. There are no lines of code to speak of.
    lesson = (
        "The apps parted at input 2. Broken: Loses every second input. Fixed: Keeps every input."
    )
    expect(player.status).to_contain_text(f"{lesson} Now make the inputs yourself.")
    expect(player.status).not_to_contain_text("marked lines")
    for width in (1280, 640, 390, 360):
        page.set_viewport_size({"width": width, "height": 844})
        assert player.status.evaluate(
            "(told) => told.scrollHeight <= told.parentElement.clientHeight"
        )
    expect(pair(page, SLUG).locator(".demo__recorded").first).to_be_hidden()
    assert player.app("broken").value("Volume") == 3
    player.press("Play these inputs")
    player.expect_the_end()


@pytest.mark.errors_expected
def test_where_the_apps_cannot_start_the_pictures_still_show_it(
    page: Page, server: SiteServer
) -> None:
    server.missing_parts.add("/runtime/")
    page.goto(server.address)
    player = Player(page, SLUG)

    player.press("Play these inputs")
    player.expect_judged(LOSS, "differs")
    player.expect_to_say("could not start")
    expect(pair(page, SLUG)).not_to_have_attribute(Demo.REPLAY, "")


def test_the_pictures_are_those_of_the_palette(page: Page, server: SiteServer) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(server.address)

    for variant in ("broken", "fixed"):
        picture = pair(page, SLUG).locator(f".demo__side--{variant} .demo__picture:visible")
        expect(picture).to_have_attribute("src", re.compile(f"{variant}-0-dark.webp$"))
    later = [path for path in server.requested if re.search("-[123]-.*webp$", path)]
    assert later == [], "not before they are played"


def test_without_javascript_the_pictures_are_a_strip(browser: Browser, server: SiteServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address)

    seen = shown(page)
    assert len(seen) == 2 * 4
    assert seen[LOSS] == "Set Volume to 7: Volume shows 5, “Stored: 5”"
    expect(pair(page, SLUG).locator(".demo__stage").first).to_be_hidden()
    context.close()


@pytest.mark.parametrize("size", SIZES, ids=["wide", "phone"])
def test_three_ways_lead_on_and_do_not_touch(
    page: Page, server: SiteServer, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.goto(server.address)

    ways = page.locator(".home__ways li")
    expect(ways).to_have_count(3)
    boxes = ways.evaluate_all("(all) => all.map((way) => way.getBoundingClientRect().toJSON())")
    for one, other in pairwise(boxes):
        apart = (other["left"] - one["right"], other["top"] - one["bottom"])
        assert max(apart) >= 8
    assert all(box["height"] >= 44 for box in boxes)
