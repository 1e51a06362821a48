"""A running pair inside the article: how it looks, follows the page and survives navigation."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page, expect

from live_demos.scenario import Click, Set
from testing.browser_fixtures import page_of_visit
from testing.document_state import Demo
from testing.live_app import LiveApp, pair, run_pair
from testing.paths import ARTICLE
from testing.server import SiteServer
from testing.widgets import IS_DARK

__all__ = ["page_of_visit"]

SLUG = "value-from-state"

HIDDEN_BELOW = """() => {
  const scrolled = [document.scrollingElement, document.querySelector("[data-testid=stMain]")];
  const block = document.querySelector("[data-testid=stMainBlockContainer]");
  return Math.max(
    block.getBoundingClientRect().bottom - window.innerHeight,
    ...scrolled.map((element) => element.scrollHeight - element.clientHeight),
  );
}"""

COUNT_LOSSES = (
    "() => { window.losses = 0; addEventListener('focusout', () => (losses += 1), true); }"
)

AFTER_FRAMES = """() => new Promise((resolve) => {
  let left = 10;
  const frame = () => (left-- ? requestAnimationFrame(frame) : resolve());
  frame();
})"""


def test_a_pair_is_run_by_keyboard_and_keeps_its_state_when_the_palette_changes(
    page: Page, server: SiteServer
) -> None:
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).get_by_role("button", name="Run both apps").focus()
    page.keyboard.press("Enter")
    fixed = LiveApp.of_pair(page, SLUG, "fixed").wait_until_running()
    broken = LiveApp.of_pair(page, SLUG, "broken").wait_until_running()
    fixed.perform(Set("Volume", 8))
    assert not fixed.frame.evaluate(IS_DARK)

    page.locator("label[title='Switch to light mode']").click()
    page.locator("label[title='Switch to dark mode']").click()

    for app in (broken, fixed):
        app.frame.wait_for_function(IS_DARK)
    assert fixed.value("Volume") == 8
    runs = fixed.script_runs()
    page.locator("label[title='Follow the system setting']").click()
    fixed.frame.wait_for_function(f"() => !({IS_DARK})()")
    assert (fixed.value("Volume"), fixed.script_runs()) == (8, runs)

    # Each arrow key is an input, as ever in Streamlit.
    fixed.slider("Volume").press("ArrowRight")
    fixed.frame.wait_for_function("() => document.body.innerText.includes('Stored: 9')")


@pytest.mark.parametrize("width", [1280, 390])
def test_each_frame_has_a_title_no_toolbar_and_no_scroll_bar_of_its_own(
    page: Page, server: SiteServer, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(server.address + ARTICLE)

    for app in run_pair(page, SLUG):
        app.frame.wait_for_function(f"() => ({HIDDEN_BELOW})() <= 0")
        expect(app.frame.locator("[data-testid=stHeader]")).to_be_hidden()
        expect(app.frame.locator("[data-testid=stAppDeployButton]")).to_have_count(0)
        expect(app.frame.locator("[data-testid=stToolbar]")).to_have_count(0)

    frames = pair(page, SLUG).locator("iframe")
    titles = [frame.get_attribute("title") for frame in frames.all()]
    assert titles == ["Broken app: Loses every second input", "Fixed app: Keeps every input"]
    boxes = [frame.bounding_box() for frame in frames.all()]
    first, second = boxes
    assert first is not None
    assert second is not None
    if width == 1280:
        assert first["y"] == second["y"]
        assert first["x"] + first["width"] < second["x"]
    else:
        assert first["x"] == second["x"]
        assert first["y"] + first["height"] < second["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_frame_looks_right_before_its_script_is_there(page: Page, server: SiteServer) -> None:
    """On a dark page it is dark, and has not the footer of an app alone."""
    page.emulate_media(color_scheme="light")  # the page's own choice counts
    page.goto(server.address + ARTICLE)
    page.locator("label[title='Switch to light mode']").click()
    page.locator("label[title='Switch to dark mode']").click()
    page.route("**/frame/main.mjs", lambda _: None)

    pair(page, SLUG).get_by_role("button", name="Run both apps").click()

    frame = pair(page, SLUG).locator("iframe").first.content_frame
    expect(frame.locator("#about")).to_be_attached()
    expect(frame.locator("#about")).to_be_hidden()
    expect(frame.locator("html")).to_have_css("background-color", "rgb(14, 17, 23)")
    page.unroute_all(behavior="ignoreErrors")


def test_broken_and_fixed_are_told_apart_by_words(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)

    labels = pair(page, SLUG).locator(".demo__verdict").all_inner_texts()

    assert labels == ["Broken", "Fixed"]


def test_a_restart_begins_with_a_new_session_state(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    _, fixed = run_pair(page, SLUG)
    fixed.perform(Set("Volume", 8))

    pair(page, SLUG).get_by_role("button", name="Restart both apps").click()

    page.wait_for_function(
        f"() => document.querySelector('live-demo[{Demo.STATE}=starting]') !== null"
    )
    fixed = LiveApp.of_pair(page, SLUG, "fixed").wait_until_running()
    assert fixed.value("Volume") == 3
    expect(pair(page, SLUG).locator("iframe")).to_have_count(2)


def test_an_app_alone_follows_the_system_palette(page: Page, server: SiteServer) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{server.address}demos/{SLUG}/fixed/")
    app = LiveApp(page.main_frame).wait_until_running()
    page.wait_for_function(IS_DARK)
    app.perform(Set("Volume", 7))

    page.emulate_media(color_scheme="light")

    page.wait_for_function(f"() => !({IS_DARK})()")
    assert app.value("Volume") == 7


def test_two_pairs_of_a_page_run_side_by_side(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    _, volume = run_pair(page, SLUG)
    _, picked = run_pair(page, "nudge-too-late")

    volume.perform(Set("Volume", 8))
    picked.perform(Click("Add one"))

    assert (volume.value("Volume"), picked.value("Pick a number")) == (8, 6)


def test_apps_run_on_a_host_that_is_not_secure(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], server: SiteServer
) -> None:
    """On plain http, browsers leave out what they keep for secure hosts."""
    rules = ["--host-resolver-rules=MAP demo.test 127.0.0.1", "--proxy-bypass-list=demo.test"]
    options = browser_type_launch_args | {"args": [*browser_type_launch_args["args"], *rules]}
    other = browser_type.launch(**options)
    page = other.new_page()
    page.goto(server.address.replace("localhost", "demo.test") + f"demos/{SLUG}/fixed/")
    assert not page.evaluate("window.isSecureContext")

    assert LiveApp(page.main_frame).wait_until_running().value("Volume") == 3
    other.close()


def test_two_open_dialogs_leave_the_focus_where_the_reader_types(
    page: Page, server: SiteServer
) -> None:
    page.goto(server.page_of("dialog-needs-rerun"))
    broken, fixed = run_pair(page, "dialog-needs-rerun")
    for app in (broken, fixed):
        app.perform(Click("Change the name"))
    field = fixed.frame.get_by_label("New name")
    field.click()
    fixed.frame.evaluate(COUNT_LOSSES)

    for app in (broken, fixed):
        app.frame.evaluate(AFTER_FRAMES)

    expect(field).to_be_focused()
    assert fixed.frame.evaluate("losses") == 0
