"""A visit that begins: what is told while a pair starts, and what a reader may do meanwhile.

Below the root of a host too. The pages of a visit share a process, and in Chromium 156 a second
Python in it, which another address of the site would start, may crash the process.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from live_demos.scenario import Set
from testing.document_state import Demo
from testing.live_app import LiveApp, pair, run_pair
from testing.paths import ARTICLE
from testing.server import SiteServer

SLUG = "value-from-state"


def test_stages_and_bytes_are_told(page: Page, server: SiteServer) -> None:
    """Collects every text of the status line while the app starts."""
    page.add_init_script("""
      window.told = [];
      new MutationObserver(() => {
        const text = document.getElementById("stage")?.textContent;
        if (text && window.told.at(-1) !== text) window.told.push(text);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    """)
    page.goto(f"{server.address}demos/{SLUG}/fixed/")
    LiveApp(page.main_frame).wait_until_running()

    assert page.evaluate("window.told") == [
        "Loading Streamlit's front end (step 1 of 5)",
        "Loading Python (step 2 of 5)",
        "Preparing packages (step 3 of 5)",
        "Importing Streamlit (step 4 of 5)",
        "Running the app for the first time (step 5 of 5)",
    ]
    assert page.locator("#progress").evaluate("bar => bar.value") == pytest.approx(1, abs=0.02)


def test_leaving_in_the_middle_of_a_start_and_coming_back(page: Page, server: SiteServer) -> None:
    server.slow.add("pyodide.asm.wasm.zst")  # so that the start has a middle
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()
    LiveApp.of_pair(page, SLUG, "broken").frame.wait_for_selector("#stage:has-text('step 2')")

    page.locator(".md-nav--primary").get_by_role("link", name="Home").click()
    page.wait_for_url(server.address)
    page.go_back()
    page.wait_for_url(server.address + ARTICLE)

    expect(pair(page, SLUG)).to_have_attribute(Demo.STATE, "idle")
    server.well()
    _, fixed = run_pair(page, SLUG)
    assert fixed.value("Volume") == 3


def test_a_restart_in_the_middle_of_a_start_and_a_stop(page: Page, server: SiteServer) -> None:
    server.slow.add("pyodide.asm.wasm.zst")
    page.goto(server.address + ARTICLE)
    demo = pair(page, SLUG)
    demo.get_by_role("button", name="Run both apps").click()
    LiveApp.of_pair(page, SLUG, "broken").frame.wait_for_selector("#stage:has-text('step 2')")

    demo.get_by_role("button", name="Restart both apps").click()
    server.well()
    assert LiveApp.of_pair(page, SLUG, "fixed").wait_until_running().value("Volume") == 3
    LiveApp.of_pair(page, SLUG, "broken").wait_until_running()
    demo.get_by_role("button", name="Stop").click()

    expect(demo.locator("iframe")).to_have_count(0)
    expect(demo.get_by_role("button", name="Run both apps")).to_be_focused()
    expect(demo.get_by_role("button", name="Stop")).to_be_hidden()


@pytest.mark.parametrize("below", [False, True], ids=["at the root", "under a sub-path"])
def test_demos_survive_instant_navigation_away_and_back(
    page: Page, server: SiteServer, server_below: SiteServer, below: bool
) -> None:
    address = (server_below if below else server).address
    page.goto(address + ARTICLE)
    run_pair(page, SLUG)
    page.evaluate("window.sameDocument = true")

    page.locator(".md-nav--primary").get_by_role("link", name="Home").click()
    page.wait_for_url(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Does your Streamlit"))
    page.get_by_role("link", name="I want to understand.").click()
    page.wait_for_url(address + ARTICLE)
    # The home page, which has this pair too, goes only after its address.
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Widget updating"))

    expect(pair(page, SLUG)).to_have_attribute(Demo.STATE, "idle")
    assert page.evaluate("window.sameDocument"), "navigation was not instant"
    _, fixed = run_pair(page, SLUG)
    fixed.perform(Set("Volume", 6))
    assert fixed.value("Volume") == 6


def test_an_app_alone_runs_and_says_what_it_is(page: Page, server_below: SiteServer) -> None:
    page.goto(f"{server_below.address}demos/{SLUG}/fixed/")

    app = LiveApp(page.main_frame).wait_until_running()
    app.perform(Set("Volume", 7))

    assert app.value("Volume") == 7
    expect(page).to_have_title(re.compile("^Fixed app: "))
    link = page.get_by_role("link", name="Read what it shows and why")
    assert link.evaluate("link => link.href") == server_below.address + ARTICLE
