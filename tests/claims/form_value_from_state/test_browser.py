from __future__ import annotations

from playwright.sync_api import Page

from live_demos.scenario import Click, Fill, Topics
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
st.session_state.setdefault("name", "Ada")
with st.form("profile"):
    st.text_input("Name", key="name")
    st.form_submit_button("Save")
st.button("Other")
st.write(f"Saved: {st.session_state.name}")
"""


def test_the_key_of_a_field_changes_with_a_click_on_the_form_s_button_only(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, SCRIPT)
    nothing = frozenset[str]()
    seen: list[str] = []
    for action in (Fill("Name", "Bea"), Click("Other"), Click("Save")):
        live.perform(action)
        seen += live.seen(Topics(nothing, nothing, nothing, nothing)).text

    assert seen == ["Saved: Ada", "Saved: Ada", "Saved: Bea"]
