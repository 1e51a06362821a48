"""*Copy as answer* in the built site: by keyboard, on a phone, where copying is refused."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from testing.server import SiteServer

ADDRESS = "patterns/nested-buttons/"


def test_a_press_copies_an_answer_with_addresses(page: Page, server: SiteServer) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server.address}{ADDRESS}?h=button#why")
    element = page.locator("copy-answer")

    element.get_by_role("button", name="Copy as answer").focus()
    page.keyboard.press("Enter")
    expect(element.get_by_role("status")).to_contain_text("Copied.")
    expect(element.get_by_role("button")).to_be_focused()

    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("**A button inside another button**: ")
    assert len(text.splitlines()) <= 15
    here = server.address + ADDRESS
    assert f"live]({here})" in text
    moment = text.rpartition("](")[2].removesuffix(")")
    assert moment == f"{here}#xray-nested-buttons-broken-2-0"

    # Who follows the link is shown that moment.
    page.goto("about:blank")
    page.goto(moment)
    expect(page.locator("details.xray")).to_have_attribute("open", "")
    expect(page.get_by_text("in input 2", exact=False).first).to_be_visible()


def test_where_copying_is_refused_the_text_is_shown(page: Page, server: SiteServer) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server.address + ADDRESS)
    element = page.locator("copy-answer")
    button = element.get_by_role("button", name="Copy as answer")

    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    button.click()
    button.click()
    field = element.get_by_role("textbox", name="The answer, as Markdown")
    expect(field).to_be_focused()
    expect(element.get_by_role("status")).to_contain_text("copy it by hand")
    selected = page.evaluate("getSelection().toString()")
    assert selected == field.input_value()
    assert f"]({server.address}{ADDRESS}#xray-" in selected
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("address", ["patterns/", "concepts/rerun/"])
def test_a_page_about_no_pattern_has_no_button(
    page: Page, server: SiteServer, address: str
) -> None:
    page.goto(server.address + address)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("copy-answer")).to_have_count(0)


def test_without_javascript_there_is_no_button(browser: Browser, server: SiteServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address + ADDRESS)

    expect(page.locator("copy-answer")).to_be_hidden()
    expect(page.get_by_text("Copy as answer")).to_have_count(0)
    context.close()
