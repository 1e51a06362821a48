"""The search in a real page: how a text gets into it, what it shows, and what a hit opens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from testing.idle import until_idle
from testing.server import SiteServer

SENTENCE = "when I click the button inside another button, nothing happens"
FOUND = "A button inside another button"
LOADED = "search/pages.json"

MARKED = """() => [...CSS.highlights.get("searched-for") ?? []].map((range) => ({
  word: range.toString(),
  before: range.startContainer.textContent.slice(0, range.startOffset).slice(-1),
  after: range.endContainer.textContent.slice(range.endOffset)[0] ?? "",
  elsewhere: range.startContainer.parentElement.matches("button *, button, pre *, nav *"),
}))"""


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Search")


def first(page: Page) -> Locator:
    return page.locator(".md-search-result__link").first


def test_a_sentence_finds_its_page_and_the_page_shows_its_words(
    page: Page, server: SiteServer
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(server.address)
    until_idle(page, server)
    assert not any("minisearch" in path or LOADED in path for path in server.requested)

    page.keyboard.press("Control+k")
    expect(field(page)).to_be_focused()
    page.keyboard.type(SENTENCE)
    expect(first(page)).to_contain_text(FOUND)
    expect(first(page)).to_contain_text("A click on the second does nothing")

    # Eight on a screen.
    expect(page.locator(".md-search-result__meta")).to_have_text("8 matching documents")
    items = page.locator(".md-search-result__item").all()
    assert len(items) == 8
    for item in items:
        expect(item).to_be_in_viewport(ratio=1)
    expect(page.locator(".md-search-result del, .md-search-result .md-tag")).to_have_count(0)

    # Arrows and Enter are the theme's.
    page.keyboard.press("ArrowDown")
    expect(first(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".md-content h1")).to_contain_text(FOUND)
    page.wait_for_function("() => CSS.highlights.has('searched-for')")
    marked = page.evaluate(MARKED)
    assert {mark["word"].lower() for mark in marked} >= {"button", "click", "inside", "another"}
    for mark in marked:
        assert len(mark["word"]) >= 3, mark
        assert not (mark["before"] + mark["after"]).isalnum(), mark
        assert not mark["elsewhere"], mark

    # The next page has nothing to do with it.
    page.get_by_role("link", name="Cheat sheet").first.click()
    expect(page.locator(".md-content h1")).to_contain_text("Cheat sheet")
    page.wait_for_function("() => !CSS.highlights.has('searched-for')")


def test_text_that_comes_without_a_key_is_searched_for(page: Page, server: SiteServer) -> None:
    page.goto(server.address)
    page.wait_for_function(
        "() => document.querySelector('.md-search-result__meta')"
        ".textContent == 'Type to start searching'"
    )
    field(page).focus()

    # As pasting by mouse and dictation do.
    page.keyboard.insert_text(SENTENCE)
    expect(first(page)).to_contain_text(FOUND)

    field(page).fill("")
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")

    # Dropped: the heading of the page behind it.
    page.keyboard.press("Escape")
    heading = page.locator(".md-content h1")
    heading.select_text()
    heading.drag_to(field(page))
    expect(field(page)).to_have_value(heading.inner_text())
    expect(first(page)).to_be_visible()


@pytest.mark.errors_expected  # the browser logs the status 404 as an error
def test_a_search_that_cannot_be_loaded_says_so_and_tries_again(
    page: Page, server: SiteServer
) -> None:
    server.missing.add(LOADED)
    page.goto(server.address)
    field(page).focus()
    page.keyboard.type("slide")
    expect(first(page)).to_contain_text("The search could not be loaded")

    server.missing.clear()
    page.keyboard.type("r")

    expect(page.locator(".md-search-result__item")).to_have_count(8)


def test_keys_are_not_offered_where_there_are_none(browser: Browser, server: SiteServer) -> None:
    context = browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(f"{server.address}find/")

    expect(page.get_by_text("paste it into the search")).to_be_visible()
    expect(page.get_by_text("Ctrl")).not_to_be_visible()
    context.close()
