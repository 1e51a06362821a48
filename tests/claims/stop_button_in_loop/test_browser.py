from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from testing.catalog import CATALOG
from testing.server import SiteServer
from testing.small_app import start

HELP = "\nst.checkbox('Help')\n"
EVERY_SECOND = """
import streamlit as st
state = st.session_state
state.setdefault("boiling", False)
state.setdefault("seconds", 0)
def start():
    state.boiling = True
    state.seconds = 0
def stop():
    state.boiling = False
st.button("Start", on_click=start)
st.button("Stop", on_click=stop)
st.checkbox("Help")
@st.fragment(run_every=1 if state.boiling else None)
def count():
    if state.boiling:
        state.seconds += 1
        st.write(f"{state.seconds} s")
    elif state.seconds:
        st.write(f"Boiled for {state.seconds} s")
count()
"""


def source() -> str:
    """Give the demo's fixed app with another control above its loop."""
    return CATALOG["stop-button-in-loop"].fixed.source.replace(
        "place = st.empty()", f"place = st.empty(){HELP}"
    )


@pytest.mark.parametrize("script", [source(), EVERY_SECOND])
def test_it_goes_on_after_another_input_and_stops_with_its_button(
    page: Page, server: SiteServer, script: str
) -> None:
    live = start(page, server, script)
    live.frame.get_by_role("button", name="Start").click()
    live.frame.get_by_text("1 s", exact=True).wait_for()
    live.frame.get_by_text("Help").click()
    live.frame.get_by_text("3 s", exact=True).wait_for()

    live.frame.get_by_role("button", name="Stop").click()

    expect(live.frame.get_by_text("Boiled for")).to_be_visible()
    expect(live.frame.get_by_role("checkbox")).to_be_checked()
