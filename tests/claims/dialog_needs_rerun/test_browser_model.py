from __future__ import annotations

from pathlib import Path

import pytest

from settled._internal.browser.actions import Click, Wait
from testing.model_tab import found, lines, tab_with

SCRIPT = """
import streamlit as st

state = st.session_state
state.setdefault("count", 0)


@st.dialog("Count")
def dialog():
    if st.button("Add"):
        state.count += 1
    st.write(f"Count: {{state.count}}")


{lines}
"""
IN_THE_FRAGMENT = """
@st.fragment(run_every=5)
def clock():
    if st.button("Open"):
        dialog()


clock()
"""
IN_THE_SCRIPT = """
@st.fragment(run_every=5)
def clock():
    pass


clock()
if st.button("Open"):
    dialog()
"""
BY_A_FLAG = """
@st.fragment(run_every=5)
def clock():
    if st.button("Open"):
        state.ask = True
        st.rerun()


clock()
if state.pop("ask", False):
    dialog()
"""


@pytest.mark.parametrize(
    ("script", "counted"),
    [(IN_THE_FRAGMENT, "1"), (IN_THE_SCRIPT, "2"), (BY_A_FLAG, "2")],
    ids=["in the fragment", "in the script", "by a flag"],
)
def test_a_dialog_of_a_fragment_is_dead_once_the_fragment_ran_again(
    tmp_path: Path, script: str, counted: str
) -> None:
    with tab_with(SCRIPT.format(lines=script), tmp_path) as tab:
        tab.perform(Click(found(tab.page, "Open")))
        tab.perform(Click(found(tab.page, "Add")))
        tab.perform(Wait(tab.page.timers[0]))
        page = tab.perform(Click(found(tab.page, "Add")))

        assert page.dialog
        assert lines(page) == [f"Count: {counted}"]
