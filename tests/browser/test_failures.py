"""Bad luck in the browser: the reader gets a plain sentence and a retry, the article stays."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route, expect

from live_demos.runtime import load_runtime
from tests.browser.live_app import BOOT_MS, LiveApp, pair
from tests.browser.server import SiteServer
from tests.paths import ARTICLE, CACHE

SLUG = "value-from-state"
ALONE = f"demos/{SLUG}/fixed/"
BOOT_FILES = load_runtime(CACHE).manifest["boot"]

pytestmark = pytest.mark.errors_expected


def expect_failure(page: Page, said: str) -> None:
    """Wait until the frame says that it cannot start, in these words, with a way to try again."""
    expect(page.get_by_role("alert")).to_contain_text(said, timeout=BOOT_MS)
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


@pytest.mark.parametrize("file", [*BOOT_FILES, "boot.json"])
def test_a_missing_file_of_the_runtime_is_said_and_can_be_retried(
    page: Page, server: SiteServer, file: str
) -> None:
    server.missing.add(file)
    page.goto(server.address + ALONE)
    expect_failure(page, "The app could not start")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")

    server.well()
    page.get_by_role("button", name="Try again").click()

    page.wait_for_function("document.documentElement.dataset.state !== 'failed'")


@pytest.mark.parametrize(
    "file", ["pyodide.asm.wasm", "python_stdlib.zip", "streamlit-1.62.0-cp313-none-any.whl"]
)
def test_a_truncated_file_of_the_runtime_is_said(page: Page, server: SiteServer, file: str) -> None:
    server.altered.add(file)
    page.goto(server.address + ALONE)

    expect_failure(page, "The app could not start")


def test_after_a_failure_a_retry_runs_the_app(page: Page, server: SiteServer) -> None:
    server.missing.add("pyodide.asm.wasm")
    page.goto(server.address + ALONE)
    expect_failure(page, "the file pyodide.asm.wasm could not be loaded")
    server.well()

    page.get_by_role("button", name="Try again").click()

    page.wait_for_function("document.documentElement.dataset.state === 'starting'")
    assert LiveApp(page.main_frame).wait_until_running().value("Volume") == 3


def test_the_article_stays_and_the_other_app_runs(page: Page, server: SiteServer) -> None:
    server.missing.add("/fixed.py")
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()

    broken = LiveApp.of_pair(page, SLUG, "broken").wait_until_running()
    fixed = LiveApp.of_pair(page, SLUG, "fixed")

    assert broken.value("Volume") == 3
    expect(fixed.frame.get_by_role("alert")).to_contain_text(
        "the file fixed.py could not be loaded"
    )
    expect(pair(page, SLUG).get_by_role("status")).to_have_text(
        "An app could not start. The reason stands in its place."
    )
    expect(page.get_by_role("heading", name="Solution")).to_be_visible()


@pytest.mark.parametrize("file", ["/fixed/", "frame.mjs", "palette.mjs"])
def test_a_frame_that_does_not_come_is_said_by_the_page(
    page: Page, server: SiteServer, file: str
) -> None:
    page.goto(server.address + ARTICLE)
    page.wait_for_load_state("networkidle")
    server.missing.add(file)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()

    alert = pair(page, SLUG).locator("[data-variant=fixed]").get_by_role("alert")
    expect(alert).to_contain_text("its page could not be loaded")
    server.well()
    alert.get_by_role("button", name="Try again").click()

    assert LiveApp.of_pair(page, SLUG, "fixed").wait_until_running().value("Volume") == 3


@pytest.mark.parametrize("file", ["frame.mjs", "height.mjs", "frame.css"])
def test_an_app_alone_says_it_itself_if_its_own_files_are_missing(
    page: Page, server: SiteServer, file: str
) -> None:
    server.missing.add(file)
    page.goto(server.address + ALONE)

    expect_failure(page, "a file of this site is missing")


@pytest.mark.parametrize(
    ("gone", "said"), [("Worker", "web workers"), ("WebAssembly", "WebAssembly")]
)
def test_a_browser_that_cannot_run_apps_is_told_so(
    page: Page, server: SiteServer, gone: str, said: str
) -> None:
    page.add_init_script(f"delete globalThis.{gone}")
    page.goto(server.address + ALONE)

    expect_failure(page, f"this browser has no {said}")


def test_a_reader_who_is_offline_is_told_so(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()

    alert = pair(page, SLUG).locator("[data-variant=fixed]").get_by_role("alert")
    expect(alert).to_contain_text("you are offline")
    expect(page.get_by_role("heading", name="Solution")).to_be_visible()
    page.context.set_offline(False)
    alert.get_by_role("button", name="Try again").click()

    assert LiveApp.of_pair(page, SLUG, "fixed").wait_until_running().value("Volume") == 3


def test_a_connection_lost_in_the_middle_is_said(page: Page, server: SiteServer) -> None:
    def lose(route: Route) -> None:
        page.context.set_offline(True)
        route.abort("internetdisconnected")

    page.route("**/stlite.js", lose)
    page.goto(server.address + ALONE)

    expect_failure(page, "you are offline")


def test_a_part_of_the_front_end_that_fails_later_is_said_in_the_running_app(
    page: Page, server: SiteServer
) -> None:
    server.missing.add(".woff2")
    page.goto(server.address + ALONE)

    LiveApp(page.main_frame).wait_until_running()

    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_nothing_arriving_for_long_is_said(page: Page, server: SiteServer) -> None:
    page.clock.install()
    page.route("**/stlite.js", lambda route: None)  # asked for, never answered
    page.goto(server.address + ALONE)
    expect(page.get_by_role("status")).to_contain_text("Loading Streamlit's front end")
    expect(page.get_by_role("alert")).to_be_hidden()

    page.clock.run_for(60_000)

    expect_failure(page, "Nothing has arrived for a while")


def test_stages_and_bytes_are_told(page: Page, server: SiteServer) -> None:
    """Collects every text of the status line while the app starts."""
    page.add_init_script("""
      window.told = [];
      new MutationObserver(() => {
        const text = document.getElementById("stage")?.textContent;
        if (text && window.told.at(-1) !== text) window.told.push(text);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    """)
    page.goto(server.address + ALONE)
    LiveApp(page.main_frame).wait_until_running()

    assert page.evaluate("window.told") == [
        "Loading Streamlit's front end (step 1 of 5)",
        "Loading Python (step 2 of 5)",
        "Installing packages (step 3 of 5)",
        "Importing Streamlit (step 4 of 5)",
        "Running the app for the first time (step 5 of 5)",
    ]
    assert page.locator("#progress").evaluate("bar => bar.value") == pytest.approx(1, abs=0.02)


def test_the_index_of_demos_is_valid_for_those_who_measure(page: Page, server: SiteServer) -> None:
    response = page.goto(server.address + "demos/index.json")

    assert response is not None
    assert json.loads(response.body())["versions"]["streamlit"]
