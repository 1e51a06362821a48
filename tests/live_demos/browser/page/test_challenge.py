"""*Fix it yourself*: a reader changes the broken app until its check passes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from testing.browser_fixtures import page_of_visit
from testing.catalog import CATALOG
from testing.document_state import Row
from testing.live_app import START_MS, pair
from testing.paths import ARTICLE
from testing.server import SiteServer
from tests.live_demos.challenge.edits import RIGHT, WRONG

__all__ = ["page_of_visit"]

SLUG = "value-from-state"
KEYED = next(one.edit for one in WRONG if one.edit.name == "the same key")
WITH_A_RERUN = next(one for one in RIGHT if one.name == "a rerun when it is new")
ENDLESS = "import streamlit as st\n\nwhile True:\n    st.session_state.x = 1\n"
DIALOG = "dialog-needs-rerun"
CALLBACK = """\
import streamlit as st

state = st.session_state
state.setdefault("name", "nobody")


def apply():
    state.name = state.new


@st.dialog("Your name")
def ask():
    st.text_input("New name", key="new")
    st.button("Apply", on_click=apply)


if st.button("Change the name"):
    ask()

st.write(f"Name: {state.name}")
"""


@pytest.fixture(autouse=True)
def nothing_is_kept(page: Page) -> Iterator[None]:
    """Leave no draft to the tests that come: they have the same visit."""
    yield
    page.evaluate("localStorage.clear()")


class Challenge:
    """A challenge that a reader has begun."""

    def __init__(self, page: Page, slug: str = SLUG) -> None:
        self.page = page
        self.pair = pair(page, slug)
        self.pair.get_by_role("button", name="Fix it yourself").click()
        self.panel = self.pair.get_by_role("region", name="Fix it yourself")
        self.status = self.panel.get_by_role("status")
        self.rows = self.panel.locator("tbody tr")
        self.code = self.pair.get_by_role("textbox", name="Code of the broken app, broken.py")
        expect(self.code).to_be_focused()

    def button(self, name: str) -> Locator:
        return self.panel.get_by_role("button", name=name)

    def write(self, source: str) -> None:
        self.code.focus()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source.removesuffix("\n"))

    def check(self, said: str) -> str:
        """Have the code checked, and wait for what is said of it."""
        self.button("Check").press("Enter")
        expect(self.status).to_contain_text(said, timeout=START_MS)
        expect(self.button("Check")).to_have_text("Check")
        expect(self.status).to_be_in_viewport(ratio=1)
        return self.status.inner_text()

    def outcomes(self) -> list[str | None]:
        return [row.get_attribute(Row.OUTCOME) for row in self.rows.all()]


@pytest.mark.errors_expected  # what an app raises is in the console too
def test_a_reader_tries_what_does_not_help_and_then_what_does(
    page: Page, server: SiteServer
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server.address + ARTICLE)
    challenge = Challenge(page)
    fixed = challenge.pair.locator(".demo__side--fixed, .demo__listing--fixed")
    for part in fixed.all():
        expect(part).to_be_hidden()

    said = challenge.check("You have changed nothing yet.")
    assert said.startswith("At input 2, “Set Volume to 7”, your app shows 5 in Volume, expected 7")
    assert "After input 1 it was not settled: with another rerun, the slider “Volume”" in said
    assert challenge.outcomes() == ["right", "unsettled", "wrong", "untried"]
    expect(challenge.rows.nth(2)).to_contain_text("Volume shows 7, “Stored: 7”")
    expect(challenge.rows.nth(2)).to_contain_text("Volume shows 5, “Stored: 5”")

    page.set_viewport_size({"width": 1280, "height": 800})
    challenge.write(KEYED.source)
    said = challenge.check("sets a widget's key below the widget.")
    assert said.startswith("At the start, your app raises StreamlitAPIException")

    challenge.write(WITH_A_RERUN.source)
    challenge.check("Solved.")
    assert challenge.outcomes() == ["right"] * 4
    for part in fixed.all():
        expect(part).to_be_visible()
    expect(challenge.panel).to_contain_text("From your solution to the fixed app of this page:")
    expect(challenge.panel.locator("li code").filter(has_text="st.rerun()")).to_be_visible()

    challenge.button("Back to both apps").click()
    expect(challenge.pair.get_by_role("button", name="Fix it yourself")).to_be_focused()
    expect(challenge.panel).to_have_count(0)
    expect(challenge.pair.get_by_role("table")).to_contain_text("wrong")
    expect(challenge.pair.locator(".demo__code--broken code")).to_be_visible()
    expect(challenge.pair.get_by_role("button", name="Go on")).to_be_visible()
    expect(challenge.pair.locator(".demo__status")).to_contain_text("Your change is kept.")
    expect(challenge.pair.locator(".xray__name")).to_have_text("X-ray:")
    expect(challenge.pair.get_by_role("group", name="Broken app: ")).to_be_visible()


def test_an_app_that_does_not_end_is_stopped(page: Page, server: SiteServer) -> None:
    sooner = b"PATIENCE_SECONDS = 10", b"PATIENCE_SECONDS = 3"
    server.replace("challenge/observe.mjs", lambda script: script.replace(*sooner))
    page.goto(server.address + ARTICLE)
    challenge = Challenge(page)
    challenge.write(ENDLESS)

    said = challenge.check("without an end, and was stopped. It was at line")

    assert said.startswith("At the start: Your code ran for 3 seconds")
    assert challenge.outcomes() == ["wrong", "untried", "untried", "untried"]


@pytest.mark.parametrize("width", [1280, 390])
def test_hints_come_one_by_one_and_the_solution_last(
    page: Page, server: SiteServer, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(server.address + ARTICLE)
    challenge = Challenge(page)
    hints = challenge.panel.locator(".challenge__hints li")
    listing = challenge.pair.locator(".demo__listing--fixed")

    for number, words in enumerate(
        ["At input 2, “Set Volume to 7”", "value=st.session_state.volume,", "Give the slider a key"]
    ):
        challenge.button(f"Hint {number + 1} of 3").press("Enter")
        expect(hints).to_have_count(number + 1)
        expect(hints.nth(number)).to_contain_text(words)
        expect(hints.nth(number)).to_be_focused()
    expect(listing).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    challenge.button("Show a solution").click()
    expect(listing).to_be_visible()
    expect(challenge.panel).to_contain_text("2 lines removed, 2 lines added.")
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    challenge.write("pass")
    challenge.button("Start over").click()
    expect(hints).to_have_count(0)
    expect(listing).to_be_hidden()
    expect(challenge.code).to_contain_text("value=st.session_state.volume,")


def test_a_dialog_is_checked_as_any_other_app(page: Page, server: SiteServer) -> None:
    page.goto(server.page_of(DIALOG))
    challenge = Challenge(page, DIALOG)
    challenge.write(CALLBACK)

    said = challenge.check("gives the dialog's button a callback.")
    assert said.startswith("At input 3, “Click Apply”")

    challenge.write(CATALOG[DIALOG].fixed.source)
    challenge.check("Solved.")
    expect(challenge.panel).to_contain_text("The fixed app of this page is the same.")


def test_an_app_that_is_reloaded_keeps_its_address(page: Page, server: SiteServer) -> None:
    slug = "reload-forgets"
    page.goto(server.page_of(slug))
    challenge = Challenge(page, slug)

    challenge.check("“Reload the app”, your app shows nothing in City, expected Oslo")

    challenge.write(CATALOG[slug].fixed.source)
    challenge.check("Solved.")


@pytest.mark.errors_expected  # the browser logs the status 404 as an error
def test_a_challenge_that_cannot_be_had_says_so(page: Page, server: SiteServer) -> None:
    server.missing.add("challenge.json")
    page.goto(server.address + ARTICLE)
    demo = pair(page, SLUG)
    demo.get_by_role("button", name="Fix it yourself").click()

    expect(demo.locator(".demo__status")).to_contain_text("could not be loaded")
    expect(demo.locator(".demo__listing--fixed")).to_be_visible()
