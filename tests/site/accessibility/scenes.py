"""What a reader can have before them: pages as they come, and what becomes of them in use."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Frame, Page, expect

from live_demos.publish.own_app import FOLDER
from testing.document_state import App, Demo
from testing.examination import Examination
from testing.live_app import START_MS, LiveApp, pair, run_pair
from testing.own_app import OwnApp, fragment_of
from testing.paths import ARTICLE
from testing.player import NEVER, Player
from testing.readers_app import ReadersApp
from testing.server import SiteServer

Scene = Callable[[Page, SiteServer], None]
"""Brings a page to where it is to be looked at."""

SLUG = "value-from-state"
LOST = (FOLDER / "slider.py").read_text("utf-8")
STRANGE = "import numpy\nimport streamlit as st\nst.write(1)\n"


def _search(page: Page, server: SiteServer, query: str, awaited: str) -> None:
    page.goto(server.address + "cheat-sheet/")
    page.keyboard.press("Control+k")
    page.get_by_role("textbox", name="Search").fill(query)
    expect(page.locator(".md-search-result__meta")).to_contain_text(awaited)


def search_opened(page: Page, server: SiteServer) -> None:
    page.goto(server.address + "cheat-sheet/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()


def search_found(page: Page, server: SiteServer) -> None:
    _search(page, server, "every second time", "matching")


def search_found_nothing(page: Page, server: SiteServer) -> None:
    _search(page, server, "qqqxxx", "No matching")


def search_came_to_a_page(page: Page, server: SiteServer) -> None:
    page.goto(server.address + f"patterns/{SLUG}/?h=slider+twice")
    page.wait_for_function("() => CSS.highlights.get('searched-for')?.size > 0")


def finder_at_its_last_question(page: Page, server: SiteServer) -> None:
    page.goto(server.address + "find/")
    for _ in range(2):
        page.locator("section.finder__step:visible li a").first.click()
    expect(page.locator(".finder__step--3:visible")).to_be_visible()


def release_chosen(page: Page, server: SiteServer) -> None:
    page.goto(server.address + f"patterns/{SLUG}/")
    page.locator("details.releases__more summary").first.click()
    page.get_by_label("Your Streamlit").first.select_option(index=1)


def answer_copied(page: Page, server: SiteServer) -> None:
    page.goto(server.address + f"patterns/{SLUG}/")
    page.get_by_role("button", name="Copy as answer").click()


def keep_starting(page: Page) -> None:
    """Let the code of apps not come, whatever the visit has in its cache."""
    page.route(re.compile(r"/(broken|fixed)\.py$"), lambda _: None)


def pair_starting(page: Page, server: SiteServer) -> None:
    keep_starting(page)
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()
    expect(pair(page, SLUG)).to_have_attribute(Demo.STATE, "starting")
    for variant in ("broken", "fixed"):
        frame = LiveApp.of_pair(page, SLUG, variant).frame
        expect(frame.locator("#stage")).to_contain_text("Loading")


def pair_running(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    run_pair(page, SLUG)


def pair_failed(page: Page, server: SiteServer) -> None:
    server.missing.add("/fixed.py")
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()
    fixed = LiveApp.of_pair(page, SLUG, "fixed")
    expect(fixed.frame.get_by_role("alert")).to_contain_text("could not be loaded")
    LiveApp.of_pair(page, SLUG, "broken").wait_until_running()


def frame_that_does_not_come(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    server.missing.add("/fixed/")
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()
    alert = pair(page, SLUG).locator(".demo__failure")
    expect(alert).to_contain_text("its page could not be loaded")


def pair_paused(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    player = Player(page, SLUG, NEVER)
    player.press("Play these inputs")
    player.expect_judged(0, "same")
    player.press("Pause")
    expect(player.button("Continue")).to_be_visible()


def pair_played(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    player = Player(page, SLUG)
    player.press("Play these inputs")
    player.expect_the_end()


def home_played(page: Page, server: SiteServer) -> None:
    page.goto(server.address)
    player = Player(page, SLUG)
    player.press("Play these inputs")
    player.expect_to_say("That was recorded. Now both apps run.")


def xray_recorded(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).locator("details.xray > summary").click()
    expect(pair(page, SLUG).locator(".xray__panel")).to_be_visible()


def xray_of_a_step(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE + f"#xray-{SLUG}-broken-2-3")
    expect(pair(page, SLUG).locator(".xray__panel")).to_be_visible()
    expect(pair(page, SLUG).locator(".demo__source [data-xray=first]").first).to_be_visible()


def xray_live(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    player = Player(page, SLUG)
    player.press("Play these inputs")
    player.expect_the_end()
    details = pair(page, SLUG).locator("details.xray")
    details.locator("summary").first.click()
    expect(details).to_contain_text("X-ray, live")
    expect(details.locator(".xray__panel")).to_be_visible()


def editor_opened(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    demo = pair(page, SLUG)
    demo.get_by_role("button", name="Change this code: broken app").click()
    expect(demo.get_by_role("textbox", name="Code of the broken app")).to_be_focused()


def editor_with_a_mistake(page: Page, server: SiteServer) -> None:
    editor_opened(page, server)
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("\nif True\n    pass\n")
    expect(page.locator(".cm-line.cm-mistake")).to_be_visible()


def editor_with_a_change_that_runs(page: Page, server: SiteServer) -> None:
    editor_opened(page, server)
    page.keyboard.press("Control+End")
    page.keyboard.insert_text('\nst.text("mine")\n')
    pair(page, SLUG).get_by_role("button", name="Run", exact=True).click()
    app = LiveApp(_isolated(page)).wait_until_running()
    expect(app.frame.get_by_text("mine")).to_be_visible()
    pair(page, SLUG).get_by_role("button", name="Show what I changed").click()


def challenge_begun(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).get_by_role("button", name="Fix it yourself").click()
    panel = pair(page, SLUG).get_by_role("region", name="Fix it yourself")
    expect(panel).to_be_visible()


def challenge_not_solved(page: Page, server: SiteServer) -> None:
    challenge_begun(page, server)
    panel = pair(page, SLUG).get_by_role("region", name="Fix it yourself")
    panel.get_by_role("button", name="Check").press("Enter")
    status = panel.get_by_role("status")
    expect(status).to_contain_text("You have changed nothing yet.", timeout=START_MS)


def own_app_with_a_finding(page: Page, server: SiteServer) -> None:
    own = OwnApp(page, server).open()
    own.write(LOST)
    examination = Examination(own).begin().expect_end("1 finding in ")
    examination.button("Show me").click()
    expect(examination.element).to_contain_text("The inputs are made.", timeout=START_MS)


def own_app_by_a_link(page: Page, server: SiteServer) -> None:
    own = OwnApp(page, server).open(fragment_of({"app.py": LOST, "helper.py": "X = 1\n"}))
    expect(own.notice).to_be_visible()


def own_app_with_something_missing(page: Page, server: SiteServer) -> None:
    own = OwnApp(page, server).open()
    own.write("import plotly\nimport streamlit as st\nst.write(1)\n")
    expect(own.missing).to_contain_text("plotly")


def own_app_isolated(page: Page, server: SiteServer) -> None:
    reader = ReadersApp(page, server)
    reader.run("import streamlit as st\nst.slider('Volume', 0, 10)\n", trust="link")


def frame_alone_running(page: Page, server: SiteServer) -> None:
    page.goto(server.address + f"demos/{SLUG}/fixed/")
    LiveApp(page.main_frame).wait_until_running()


def frame_alone_starting(page: Page, server: SiteServer) -> None:
    keep_starting(page)
    page.goto(server.address + f"demos/{SLUG}/fixed/")
    expect(page.get_by_role("status")).to_contain_text("Loading")


def frame_alone_failed(page: Page, server: SiteServer) -> None:
    server.missing.add("start.json")
    page.goto(server.address + f"demos/{SLUG}/fixed/")
    expect(page.get_by_role("alert")).to_contain_text("The app could not start")


def unknown_address(page: Page, server: SiteServer) -> None:
    page.goto(server.address + "no/such/page/")


def _isolated(page: Page) -> Frame:
    element = pair(page, SLUG).locator("[data-variant=broken] iframe:not([inert])")
    handle = element.element_handle(timeout=START_MS)
    content = handle.content_frame()
    assert content is not None
    content.wait_for_url("**/readers-app.html*")
    return content


STATIC: list[Scene] = [
    search_opened,
    search_found,
    search_found_nothing,
    search_came_to_a_page,
    finder_at_its_last_question,
    release_chosen,
    answer_copied,
    unknown_address,
    xray_recorded,
    xray_of_a_step,
    editor_opened,
    editor_with_a_mistake,
    challenge_begun,
    own_app_by_a_link,
    own_app_with_something_missing,
]

RUNNING: list[Scene] = [
    pair_starting,
    pair_running,
    pair_failed,
    frame_that_does_not_come,
    pair_paused,
    pair_played,
    home_played,
    xray_live,
    editor_with_a_change_that_runs,
    challenge_not_solved,
    own_app_with_a_finding,
    own_app_isolated,
    frame_alone_running,
    frame_alone_starting,
    frame_alone_failed,
]

__all__ = ["RUNNING", "STATIC", "App", "Scene"]
