from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from live_demos.scenario import Click, Set
from testing.server import SiteServer
from testing.small_app import start

IGNORED = """
import streamlit as st
st.checkbox("Help")
def count():
    st.session_state.counted = True
if st.button("Count letters"):
    st.write("tea: 3 letters")
    if st.download_button("Download", "tea", "count.txt", on_click="ignore"):
        st.write("Clicked")
"""
IN_A_FRAGMENT = """
import streamlit as st
st.checkbox("Help")
@st.fragment
def offer():
    st.download_button("Download", "tea", "count.txt")
if st.button("Count letters"):
    st.write("tea: 3 letters")
    offer()
"""


@pytest.mark.parametrize("script", [IGNORED, IN_A_FRAGMENT])
def test_what_keeps_the_page_with_a_download_loses_it_with_another_input(
    page: Page, server: SiteServer, script: str
) -> None:
    live = start(page, server, script)
    live.perform(Click("Count letters"))
    result = live.frame.get_by_text("tea: 3 letters")

    with page.expect_download() as download:
        live.perform(Click("Download"))
    assert download.value.suggested_filename == "count.txt"
    expect(result).to_be_visible()
    assert live.frame.get_by_text("Clicked").count() == 0

    live.perform(Set("Help", True))
    expect(result).to_have_count(0)


def test_a_click_that_is_ignored_runs_nothing(page: Page, server: SiteServer) -> None:
    live = start(page, server, IGNORED)
    live.perform(Click("Count letters"))
    runs = live.script_runs()
    live.perform(Click("Download"))

    assert live.script_runs() == runs
