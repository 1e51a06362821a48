"""A reader says once which Streamlit they have; pages say what is different in it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from testing.server import SiteServer

GONE_SINCE_1_65 = "patterns/seeded-too-early/"


def chooser(page: Page) -> Locator:
    return page.get_by_label("Your Streamlit")


def test_without_a_choice_nothing_is_loaded_and_nothing_said(
    page: Page, server: SiteServer
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server.address}patterns/")

    expect(chooser(page)).to_have_value("")
    expect(page.locator(".release__tag")).to_have_count(0)
    assert page.locator(".release__said").inner_text() == ""
    assert not [url for url in asked if url.endswith("releases.json")]


def test_a_release_is_chosen_once_and_forgotten_on_request(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}{GONE_SINCE_1_65}")
    said = page.locator(".releases .release__said")

    chooser(page).select_option("1.64")
    expect(said).to_have_text("The bug is there; the fixed app works.")
    chooser(page).select_option("1.65")
    expect(said).to_have_text("The bug is gone; the fixed app works.")

    chooser(page).select_option("1.40")
    expect(page.locator(".releases .release__older")).to_have_count(0)
    page.goto(f"{server.address}patterns/pages-forget/")
    first = page.locator(".releases").first
    expect(first.locator(".release__said")).to_contain_text("persist_state= is not there yet")
    advice = page.locator(".admonition", has_text="Since Streamlit 1.59")
    expect(advice).not_to_be_in_viewport()
    first.get_by_role("link", name="What to do instead").click()
    expect(advice).to_be_in_viewport()

    chooser(page).first.select_option("1.65")
    page.goto(f"{server.address}patterns/")
    expect(chooser(page)).to_have_value("1.65")
    link = page.locator(".md-content a", has_text="A value that is set before its widget is there")
    expect(link.locator(".release__tag")).to_have_text("In 1.65: the bug is gone")

    page.goto(f"{server.address}find/#click-gone")
    answer = page.locator("section:visible a", has_text="The widget shows its own default")
    expect(answer.locator(".release__tag")).to_have_text("In 1.65: the bug is gone")

    page.goto(f"{server.address}offline/")
    note = page.get_by_role("row", name="Your release of Streamlit")
    name = note.locator("code").inner_text()
    assert page.evaluate("name => localStorage.getItem(name)", name) == "1.65"

    page.goto(f"{server.address}patterns/")
    chooser(page).select_option("")
    expect(page.locator(".release__tag")).to_have_count(0)
    assert page.evaluate("name => localStorage.getItem(name)", name) is None


@pytest.mark.errors_expected
def test_what_cannot_be_loaded_is_said_with_a_way_to_retry(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}patterns/")
    server.missing.add("releases.json")

    chooser(page).select_option("1.50")
    said = page.locator(".release__said")
    expect(said).to_contain_text("could not be loaded")

    server.missing.clear()
    chooser(page).select_option("1.49")
    expect(said).to_have_text("Where 1.49 differs, the link says so.")
    expect(page.locator(".release__tag").first).to_contain_text("In 1.49: ")
