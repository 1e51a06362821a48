"""A reader has the doctor look for the inputs that their own app loses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from live_demos.publish.own_app import FOLDER
from testing.examination import Examination
from testing.live_app import START_MS
from testing.own_app import OwnApp, fragment_of
from testing.server import SiteServer

CLASSIC = (FOLDER / "slider.py").read_text("utf-8")
MARKUP = '<img src=x onerror="window.hit = 1">'
GATE = """\
import os
import streamlit as st
if st.text_input("Password") != os.environ.get("GATE", "?"):
    st.stop()
st.slider("Volume", 0, 10)
"""
LOOP = "import streamlit as st\nst.text_input('Name')\nwhile True:\n    pass\n"


def test_a_lost_input_is_found_shown_and_mended(page: Page, server: SiteServer) -> None:
    own = OwnApp(page, server).open()
    examination = Examination(own)
    own.press("Examine")
    expect(own.said).to_contain_text("There is no code yet")
    own.write(CLASSIC)

    examination.begin().expect_end("1 finding in ")
    finding = examination.findings
    expect(finding.get_by_role("heading")).to_have_text(
        "A widget whose default is its own stored value"
    )
    steps = finding.locator("ol").first.get_by_role("listitem")
    expect(steps.first).to_contain_text("Set Volume to ")
    link = finding.get_by_role("link", name="Read how to mend it")
    expect(link).to_have_attribute("href", server.page_of("value-from-state"))

    examination.button("Show me").click()
    expect(examination.element).to_contain_text("The inputs are made.", timeout=START_MS)
    expect(page.locator(".own-app__xray")).to_contain_text("lost")
    expect(page.locator(".own-app__xray .xray__panel")).to_be_visible()
    expect(own.code.locator(".cm-lit--first")).to_have_text(
        ["st.session_state.volume = st.slider(", "    value=st.session_state.volume,"]
    )
    shown = own.running().value("Volume")
    assert shown == int(steps.first.inner_text().split()[-1]), "the input after it is lost"

    examination.button("Try the edit").click()
    expect(own.code).to_contain_text("key=")
    expect(examination.button("Show me")).to_be_disabled()
    expect(examination.element).to_contain_text(
        "Your app runs with the edit, and the same inputs were made. It should be: it shows ",
        timeout=START_MS,
    )
    wanted = int(steps.last.inner_text().split()[-1])
    assert own.running().value("Volume") == wanted, "the edit runs, and its input is kept"
    expect(own.code.locator(".cm-lit--first")).to_have_text(["st.slider(", '    key="volume",'])
    examination.begin().expect_end("No input got lost, and none needed a second one, in ")
    expect(finding).to_have_count(0)
    examination.button("Close").click()
    expect(examination.element).to_be_hidden()


def test_widgets_that_no_page_has_shown_are_named(page: Page, server: SiteServer) -> None:
    own = OwnApp(page, server).open()
    own.write(GATE)

    examination = Examination(own).begin().expect_end("No input got lost")

    expect(examination.status).to_contain_text(
        "Of 2 widgets in the code, no page has shown 1, so nothing is known of them: line 5."
    )


def test_what_a_strangers_app_makes_the_doctor_say_is_text(page: Page, server: SiteServer) -> None:
    source = CLASSIC.replace('"Volume"', repr(MARKUP))
    own = OwnApp(page, server).open(fragment_of({"app.py": source}))
    examination = Examination(own)

    examination.begin().expect_end("1 finding in ")

    expect(examination.findings).to_contain_text(f"Set {MARKUP} to ")
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("import pandas\nimport streamlit as st\n", "pandas"),
        ("print('no Streamlit')\n", "It does not import Streamlit."),
    ],
)
def test_what_cannot_be_examined_says_why(
    page: Page, server: SiteServer, source: str, why: str
) -> None:
    own = OwnApp(page, server).open()
    own.write(source)

    examination = Examination(own).begin().expect_end("It could not be examined. ")

    expect(examination.status).to_contain_text(why)
    expect(examination.element.locator("code")).to_have_text("settled app.py")
    expect(examination.findings).to_have_count(0)


def test_it_is_stopped_by_its_reader_whatever_the_code_does(page: Page, server: SiteServer) -> None:
    own = OwnApp(page, server).open()
    own.write(LOOP)
    examination = Examination(own).begin()
    page.wait_for_function("() => document.querySelector('.examination iframe')")

    examination.button("Stop").click()

    examination.expect_end("You stopped the examination.")
    expect(examination.button("Close")).to_be_focused()
    own.write(CLASSIC)
    examination.begin()
    own.write("import streamlit as st\n")
    expect(examination.element).to_contain_text("You have changed the code since.")
    expect(examination.frame).to_have_count(0)
