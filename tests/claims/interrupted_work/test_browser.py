from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Click, Seen, Set, Step, Topics
from testing.server import SiteServer
from testing.small_app import start

NOTHING = frozenset[str]()
WRITTEN = Topics(NOTHING, NOTHING, NOTHING, NOTHING)

IN_THE_BODY = """
import time
import streamlit as st
st.session_state.setdefault("done", [])
st.checkbox("Help", disabled={disabled})
if st.button("Run"):
    st.session_state.done.append("before")
    time.sleep(5)
    st.session_state.done.append("slept")
    {command}
    st.session_state.done.append("after")
st.write(", ".join(st.session_state.done))
"""
WITH_FINALLY = """
import time
import streamlit as st
st.session_state.setdefault("done", [])
st.checkbox("Help")
if st.button("Run"):
    try:
        time.sleep(5)
        st.text("Half")
        st.session_state.done.append("after")
    finally:
        st.session_state.cleaned = True
st.write(str(st.session_state.get("cleaned")))
"""


@pytest.mark.parametrize(
    ("script", "done"),
    [
        (IN_THE_BODY.format(disabled=False, command="st.text('Half')"), "before"),
        (IN_THE_BODY.format(disabled=False, command="pass"), "before"),
        (WITH_FINALLY, "True"),
    ],
)
def test_where_another_input_cuts_a_run_off(
    page: Page, server: SiteServer, script: str, done: str
) -> None:
    live = start(page, server, script)
    step = Step(action=Click("Run"), meanwhile=Set("Help", True), broken=Seen(), fixed=Seen())
    live.perform_step(step)

    assert live.value("Help") is True
    assert live.seen(WRITTEN).text == (done,)
