from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Click, Open, Topics
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
st.session_state.setdefault("saved", 0)
def save():
    st.session_state.saved += 1
{above}
one, two = st.tabs({labels}{more})
two.button("Save", on_click=save)
{below}
"""
MESSAGE = 'if st.session_state.saved: st.success("Saved")'
PLAIN = '["One", "Two"]'
COUNTED = '["One", f"Two ({st.session_state.saved})"]'


@pytest.mark.parametrize(
    ("values", "stays"),
    [
        ({"above": MESSAGE}, False),
        # With a key and a message above them, they stay open mostly, and on a busy machine not
        # always: nothing that a test could hold on to.
        ({"above": f"with st.container():\n    {MESSAGE}"}, True),
        ({"below": MESSAGE}, True),
        ({"labels": COUNTED}, False),
        ({"labels": COUNTED, "more": ', key="tabs"'}, False),
    ],
)
def test_what_keeps_the_second_tab_open(
    page: Page, server: SiteServer, values: dict[str, str], stays: bool
) -> None:
    parts = {"above": "", "below": "", "labels": PLAIN, "more": ""} | values
    live = start(page, server, SCRIPT.format(**parts))
    live.perform(Open("Two…"))

    live.perform(Click("Save"))

    nothing = frozenset[str]()
    seen = live.seen(Topics(nothing, nothing, nothing, frozenset(["One", "Two…"])))
    assert seen.open == {"Two…" if stays else "One"}
