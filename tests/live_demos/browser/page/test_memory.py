"""Where memory is short: a start that gets none, and a page that the browser has ended for it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page, expect

from testing.live_app import START_MS, LiveApp, pair, run_pair
from testing.server import SiteServer

SLUG = "nudge-too-late"

CUT_SHORT = "The browser ended this page while these apps ran, as it does where memory is short."

LITTLE = "--js-flags=--wasm-max-mem-pages=256"
"""WebAssembly gets 16 MB at most, in V8's pages of 64 KiB. Python takes some 40."""

END_ABRUPTLY = "() => { Storage.prototype.removeItem = () => {}; }"
"""A page that a browser ends does nothing more. That of a killed renderer was tried by hand."""


@pytest.mark.errors_expected  # the browser logs why the snapshot is left
def test_a_start_for_which_there_is_no_memory_says_so(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], server: SiteServer
) -> None:
    flags = [*browser_type_launch_args.get("args", []), LITTLE]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": flags})
    page = browser.new_page()
    page.goto(server.page_of(SLUG))
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()

    for variant in ("broken", "fixed"):
        expect(LiveApp.of_pair(page, SLUG, variant).frame.get_by_role("alert")).to_contain_text(
            "The app could not start: this device has too little memory left", timeout=START_MS
        )
    expect(pair(page, SLUG).locator("code").first).to_be_visible()
    browser.close()


def test_a_reader_is_told_that_the_browser_ended_the_page(page: Page, server: SiteServer) -> None:
    page.goto(server.page_of(SLUG))
    run_pair(page, SLUG)
    assert page.evaluate("Object.keys(sessionStorage)") == ["live-demos.apps-run"]
    page.evaluate(END_ABRUPTLY)
    page.reload()
    status = pair(page, SLUG).get_by_role("status").first
    expect(status).to_contain_text(CUT_SHORT)

    run_pair(page, SLUG)
    expect(status).to_contain_text("Both apps are running.")
    pair(page, SLUG).get_by_role("button", name="Stop", exact=True).click()
    expect(status).to_have_text("")


def test_a_reader_who_loads_the_page_anew_is_told_nothing(page: Page, server: SiteServer) -> None:
    page.goto(server.page_of(SLUG))
    run_pair(page, SLUG)
    page.reload()

    expect(pair(page, SLUG).get_by_role("button", name="Run both apps")).to_be_visible()
    expect(pair(page, SLUG).get_by_role("status").first).to_have_text("")
    assert page.evaluate("sessionStorage.length") == 0
