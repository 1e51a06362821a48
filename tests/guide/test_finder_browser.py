"""The symptom finder in the built site: by mouse, by keyboard, by its address, without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from testing.server import SiteServer


def test_three_choices_lead_to_a_page(page: Page, server: SiteServer) -> None:
    page.goto(server.address)
    page.get_by_role("link", name="Find your symptom").first.click()
    finder = page.locator("symptom-finder")

    expect(finder.get_by_role("heading")).to_have_text("What did you do?")
    expect(finder.get_by_role("status")).to_contain_text("Step 1 of 3")
    finder.get_by_role("link", name="I chose an option").click()
    expect(finder.get_by_role("heading")).to_have_text(re.compile(r"date\. What did you see\?$"))
    expect(finder.get_by_role("status")).to_contain_text("Step 2 of 3")
    finder.get_by_role("link", name="only at the second try").click()
    expect(finder.get_by_role("status")).to_contain_text("Step 3 of 3")
    finder.get_by_role("link", name="You have to choose twice").click()

    page.wait_for_url("**/patterns/index-from-state/")


def test_the_keyboard_goes_on_where_the_next_question_begins(
    page: Page, server: SiteServer
) -> None:
    page.goto(f"{server.address}find/")
    finder = page.locator("symptom-finder")
    expect(finder.get_by_role("status")).to_contain_text("Step 1 of 3")  # its script is at work

    finder.get_by_role("link", name="I clicked a button").focus()
    for asked in ("What did you see?", "I clicked a button."):
        page.keyboard.press("Enter")
        expect(finder.get_by_role("heading")).to_be_focused()
        expect(finder.get_by_role("heading")).to_contain_text(asked)
        page.keyboard.press("Tab")
        expect(finder.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Find your symptom")


def test_each_question_has_an_address(page: Page, server: SiteServer) -> None:
    page.goto(server.address)
    page.get_by_role("link", name="Find your symptom").first.click()
    finder = page.locator("symptom-finder")
    heading = finder.get_by_role("heading")

    finder.get_by_role("link", name="I chose an option").click()
    expect(heading).to_contain_text("What did you see?")
    finder.get_by_role("link", name="only at the second try").click()
    expect(page).to_have_url(re.compile("#choose-second$"))
    page.go_back()
    expect(heading).to_contain_text("What did you see?")
    expect(heading).to_be_focused()
    page.go_forward()
    expect(heading).to_contain_text("only at the second try")
    finder.get_by_role("link", name="What else I saw").click()
    finder.get_by_role("link", name="Back to the first question").click()
    expect(heading).to_have_text("What did you do?")
    page.goto(f"{server.address}find/#choose-second")
    expect(heading).to_contain_text("only at the second try")
    page.goto(f"{server.address}find/#no-such-question")
    expect(heading).to_have_text("What did you do?")


@pytest.mark.parametrize("address", ["find/", "find/#click", "find/#choose-second"])
def test_it_fits_a_phone_and_a_thumb(page: Page, server: SiteServer, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server.address + address)
    links = page.locator("symptom-finder .finder__answers a:visible")

    expect(page.locator(".finder--live")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for link in links.all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44


def test_without_javascript_it_is_a_list_of_links(browser: Browser, server: SiteServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}find/")

    page.get_by_role("link", name="I chose an option or a date").click()
    assert page.url.endswith("#choose")
    section = page.locator("#choose-second")
    expect(section).to_be_visible()
    section.get_by_role("link", name="You have to choose twice").click()
    page.wait_for_url("**/patterns/index-from-state/")
    context.close()


def test_on_paper_all_questions_are_there(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}find/")
    expect(page.locator(".finder--live")).to_be_visible()
    page.emulate_media(media="print")

    for section in page.locator("symptom-finder section").all():
        expect(section).to_be_visible()
