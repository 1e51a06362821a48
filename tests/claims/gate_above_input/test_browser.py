from __future__ import annotations

from playwright.sync_api import Page

from live_demos.scenario import Click, Set, Topics
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
state = st.session_state
state.setdefault("agreed", False)
def order():
    state.callback = True
pressed = st.button("Order", disabled=not state.agreed, on_click=order)
state.agreed = st.checkbox("Accept")
st.write(f"Callback: {'callback' in state}, returned: {pressed}")
"""


def test_a_click_on_the_button_that_should_be_gray_runs_its_callback_only(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, SCRIPT)
    live.perform(Set("Accept", True))
    live.perform(Set("Accept", False))
    live.perform(Click("Order"))

    nothing = frozenset[str]()
    seen = live.seen(Topics(nothing, nothing, nothing, nothing))
    assert seen.text == ("Callback: True, returned: False",)
