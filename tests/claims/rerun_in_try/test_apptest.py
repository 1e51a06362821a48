from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

CALLS = ["st.rerun()", "st.stop()", "st.switch_page(pages[1])"]

APP = """
import contextlib
import streamlit as st
def home():
    st.session_state.setdefault("runs", 0)
    st.session_state.runs += 1
    st.write(f"Run {{st.session_state.runs}}")
    if st.button("Go"):
{block}
        caught.append("went on")
def other():
    st.write("The other page")
pages = [st.Page(home), st.Page(other)]
caught = st.session_state.setdefault("caught", [])
st.navigation(pages).run()
"""
CAUGHT = """
        try:
            {call}
        {clause}
            caught.append("{clause}")
{more}
"""
SUPPRESSED = """
        with contextlib.suppress(BaseException):
            {call}
"""


def after_a_click(block: str) -> AppTest:
    at = AppTest.from_string(APP.format(block=block)).run()
    at.button[0].click().run()
    assert not at.exception
    return at


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("clause", "more", "caught"),
    [
        ("except:", "", ["except:", "went on"]),
        ("except BaseException:", "", ["except BaseException:", "went on"]),
        ("except Exception:", "", []),
        ("except:", "            raise", ["except:"]),
        ("finally:", "", ["finally:"]),
    ],
)
def test_what_catches_the_exceptions_that_are_streamlits_own(
    call: str, clause: str, more: str, caught: list[str]
) -> None:
    at = after_a_click(CAUGHT.format(call=call, clause=clause, more=more))

    assert at.session_state.caught == caught
    lines = [line.value for line in at.markdown]
    if "went on" in caught or "stop" in call:
        assert lines == ["Run 2"]
    elif "switch_page" in call:
        assert lines == ["The other page"]
    else:
        assert lines == ["Run 3"]


@pytest.mark.parametrize("call", CALLS)
def test_suppressing_everything_catches_them_too(call: str) -> None:
    at = after_a_click(SUPPRESSED.format(call=call))

    assert at.session_state.caught == ["went on"]


@pytest.mark.parametrize("call", ["st.rerun()", "st.switch_page(pages[1])"])
def test_the_text_of_the_exception(call: str) -> None:
    at = after_a_click(
        f"        try:\n            {call}\n"
        "        except BaseException as error:\n            st.error(str(error))\n"
    )

    assert at.error[0].value.startswith("RerunData(page_script_hash='")


def test_below_a_stop_the_branch_ends_at_its_first_command() -> None:
    at = after_a_click(
        "        try:\n            st.stop()\n"
        "        except:\n            caught.append('before')\n"
        "            st.write('Caught')\n            caught.append('after')\n"
    )

    assert at.session_state.caught == ["before"]
    assert [line.value for line in at.markdown] == ["Run 2"]
