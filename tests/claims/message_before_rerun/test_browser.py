from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from live_demos.scenario import Click
from testing.server import SiteServer
from testing.small_app import start

BEFORE = """
import time
import streamlit as st
state = st.session_state
if st.button("Add"):
    state.added = True
    st.toast("Added a guest")
    {between}
    st.rerun()
st.write(f"Added: {{'added' in state}}")
"""
AFTER = """
import streamlit as st
state = st.session_state
if st.button("Add"):
    state.added = True
    state.message = "Added a guest"
    st.rerun()
if "message" in state:
    st.toast(state.pop("message"))
st.write(f"Added: {'added' in state}")
"""


@pytest.mark.parametrize(
    ("script", "shown"),
    [
        (BEFORE.format(between="pass"), False),
        (BEFORE.format(between="time.sleep(1)"), True),
        (AFTER, True),
    ],
)
def test_when_a_toast_is_there_after_a_rerun(
    page: Page, server: SiteServer, script: str, shown: bool
) -> None:
    live = start(page, server, script)
    live.perform(Click("Add"))
    live.frame.get_by_text("Added: True").wait_for()

    expect(live.frame.get_by_text("Added a guest")).to_be_visible(visible=shown)


ASLEEP = """
import time
import streamlit as st
if st.button("Add"):
    st.success("Added a guest")
    time.sleep(1)
    st.rerun()
"""


def test_a_message_shows_for_as_long_as_the_app_sleeps(page: Page, server: SiteServer) -> None:
    live = start(page, server, ASLEEP)
    live.frame.get_by_role("button", name="Add").click()

    expect(live.frame.get_by_text("Added a guest")).to_be_visible()
    expect(live.frame.get_by_text("Added a guest")).to_have_count(0)
