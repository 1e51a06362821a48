from __future__ import annotations

from playwright.sync_api import Page

from live_demos.scenario import Click, Set
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
menu = {"Tea": ["green", "black"], "Coffee": ["latte", "mocha"]}
runs = st.session_state.setdefault("runs", [0])
runs[0] += 1
@st.fragment
def order():
    kind = st.selectbox("Kind", menu)
    drink = st.selectbox("Drink", menu[kind])
    if st.button("Order"):
        st.session_state.ordered = f"{kind}: {drink}"
        st.rerun()
order()
st.write(f"Whole runs: {runs[0]}")
st.write(f"Ordered: {st.session_state.get('ordered', 'nothing')}")
"""


def test_a_fragment_follows_at_once_and_the_rest_waits_for_the_button(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, SCRIPT)
    live.perform(Set("Kind", "Coffee"))
    assert live.value("Drink") == "latte"
    live.perform(Set("Drink", "mocha"))
    assert live.frame.get_by_text("Whole runs: 1").is_visible()
    live.perform(Click("Order"))
    assert live.frame.get_by_text("Whole runs: 2").is_visible()
    assert live.frame.get_by_text("Ordered: Coffee: mocha").is_visible()
