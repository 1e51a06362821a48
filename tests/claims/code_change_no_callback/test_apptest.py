from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

HEAD = """
import streamlit as st
state = st.session_state
state.setdefault("calls", 0)
def changed():
    state.calls += 1
"""
SEEDED = """
state.setdefault("people", 5)
st.number_input("People", 1, 20, key="people", on_change=changed)
st.button("Go")
"""
IN_THE_SCRIPT = """
if st.button("Go"):
    state.people = 5
st.number_input("People", 1, 20, key="people", on_change=changed)
"""
BY_A_CALLBACK = """
def family():
    state.people = 5
st.number_input("People", 1, 20, key="people", on_change=changed)
st.button("Go", on_click=family)
"""


@pytest.mark.parametrize("code", [SEEDED, IN_THE_SCRIPT, BY_A_CALLBACK])
def test_a_value_that_code_sets_calls_no_callback(code: str) -> None:
    at = AppTest.from_string(HEAD + code).run()
    at.button[0].click().run()
    assert (at.number_input[0].value, at.session_state.calls) == (5, 0)
    at.run()
    assert at.session_state.calls == 0, "nor later"
    at.number_input[0].set_value(7).run()
    assert at.session_state.calls == 1


def test_the_same_function_can_be_called_by_the_other_callback() -> None:
    code = BY_A_CALLBACK.replace("state.people = 5", "state.people = 5\n    changed()")
    at = AppTest.from_string(HEAD + code).run()
    at.button[0].click().run()

    assert (at.number_input[0].value, at.session_state.calls) == (5, 1)


def test_a_new_default_calls_no_callback() -> None:
    code = """
number = 5 if st.checkbox("Family") else 1
st.number_input("People", 1, 20, value=number, on_change=changed)
"""
    at = AppTest.from_string(HEAD + code).run()
    at.checkbox[0].check().run()

    assert (at.number_input[0].value, at.session_state.calls) == (5, 0)


def test_the_value_can_be_compared_with_the_one_before() -> None:
    code = """
st.number_input("People", 1, 20, key="people")
if state.people != state.get("before"):
    changed()
    state.before = state.people
def family():
    state.people = 5
st.button("Family", on_click=family)
"""
    at = AppTest.from_string(HEAD + code).run()
    assert at.session_state.calls == 1
    at.button[0].click().run()
    assert at.session_state.calls == 2
    at.number_input[0].set_value(7).run()
    assert at.session_state.calls == 3
    at.run()
    assert at.session_state.calls == 3
