"""Once a demo has run, the next one is made ready unseen, and starts in the frames it has."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from testing.browser_fixtures import device, page_of_visit
from testing.document_state import Demo
from testing.live_app import pair, run_pair
from testing.paths import ARTICLE
from testing.server import SiteServer

__all__ = ["page_of_visit"]

FIRST = "value-from-state"
NEXT = "nudge-too-late"
OTHER = "reset-by-variable"
DEMO_PAGE = "patterns/index-from-state/"
DEMO = "index-from-state"


@pytest.fixture(autouse=True)
def _device_that_is_not_small(page: Page) -> None:
    page.add_init_script(device(8))


def frames(page: Page, slug: str) -> Locator:
    return pair(page, slug).locator("iframe")


def run_first(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    run_pair(page, FIRST)


def test_the_next_pair_is_made_ready_and_is_not_there_for_anybody(
    page: Page, server: SiteServer
) -> None:
    run_first(page, server)

    expect(frames(page, NEXT)).to_have_count(2)

    expect(pair(page, NEXT)).to_have_attribute(Demo.STATE, "idle")
    expect(pair(page, NEXT).locator(".demo__status")).to_be_empty()
    for frame in frames(page, NEXT).all():
        expect(frame).not_to_be_visible()
        assert frame.evaluate("(frame) => frame.inert")
    assert not [path for path in server.requested if path.endswith(f"{NEXT}/broken.py")]


def test_an_app_starts_in_the_frame_that_is_ready(page: Page, server: SiteServer) -> None:
    run_first(page, server)
    expect(frames(page, NEXT)).to_have_count(2)
    for frame in frames(page, NEXT).all():
        frame.evaluate("(frame) => { frame.ready = true; }")

    run_pair(page, NEXT)

    for frame in frames(page, NEXT).all():
        expect(frame).to_be_visible()
        assert frame.evaluate("(frame) => frame.ready && !frame.inert")


def test_a_demo_of_the_next_page_is_made_ready(page: Page, server: SiteServer) -> None:
    run_first(page, server)

    page.locator(f'a[href$="{DEMO_PAGE}"]').first.evaluate("(link) => link.click()")
    page.wait_for_url(server.address + DEMO_PAGE)

    expect(frames(page, DEMO)).to_have_count(2)
    run_pair(page, DEMO)


def test_one_pair_is_ready_at_a_time_and_it_is_the_one_reached_for(
    page: Page, server: SiteServer
) -> None:
    run_first(page, server)
    expect(frames(page, NEXT)).to_have_count(2)

    pair(page, OTHER).hover()

    expect(frames(page, OTHER)).to_have_count(2)
    expect(frames(page, NEXT)).to_have_count(0)


def test_nothing_is_made_ready_on_a_small_device(page: Page, server: SiteServer) -> None:
    page.add_init_script(device(2))
    run_first(page, server)

    pair(page, NEXT).hover()
    run_pair(page, OTHER)

    expect(frames(page, NEXT)).to_have_count(0)


@pytest.mark.errors_expected  # the browser logs a missing page
def test_a_frame_that_cannot_be_made_ready_is_spoken_of_when_it_is_asked_for(
    page: Page, server: SiteServer
) -> None:
    server.missing.add(f"/demos/{NEXT}/fixed/")
    run_first(page, server)
    server.wait_for_request(f"/demos/{NEXT}/fixed/")
    expect(frames(page, NEXT)).to_have_count(1)

    pair(page, NEXT).get_by_role("button", name="Run both apps").click()

    expect(pair(page, NEXT).get_by_role("alert")).to_contain_text("its page could not be loaded")
    server.missing.clear()
    pair(page, NEXT).get_by_role("button", name="Try again").click()
    expect(pair(page, NEXT)).to_have_attribute(Demo.STATE, "running")
