from __future__ import annotations

from playwright.sync_api import Page

from live_demos.scenario import Click, Fill
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
with st.form("form", clear_on_submit=True):
    age = st.text_input("Age")
    sends = st.form_submit_button("Send")
if sends and not age.isdigit():
    st.error("Not a number")
"""


def test_a_form_is_emptied_even_if_the_script_does_not_like_what_was_in_it(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, SCRIPT)
    live.perform(Fill("Age", "twelve"))
    live.perform(Click("Send"))

    assert live.frame.get_by_text("Not a number").is_visible()
    assert live.value("Age") == ""
