from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from testing.server import SiteServer
from testing.small_app import start

APP = """
import streamlit as st
st.write(f"Line 1 has {{st.session_state.get('number')}}")
st.button("Go on")
if st.button("End"):
    {end}
st.number_input("Number", 0, 10, key="number")
"""


@pytest.mark.errors_expected  # the front end logs an exception of the app
@pytest.mark.parametrize("end", ["st.stop()", "1 / 0"])
def test_after_a_run_that_is_stopped_session_state_has_a_value_that_the_browser_drops(
    page: Page, server: SiteServer, end: str
) -> None:
    start(page, server, APP.format(end=end))
    number = page.get_by_role("spinbutton")
    number.fill("7")
    number.press("Enter")
    expect(page.get_by_text("Line 1 has 7")).to_be_visible()
    page.get_by_role("button", name="End").click()
    expect(number).to_have_count(0)

    page.get_by_role("button", name="Go on").click()
    expect(number).to_have_value("0")
    expect(page.get_by_text("Line 1 has 7")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("Line 1 has 0")).to_be_visible()
