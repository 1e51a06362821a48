from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

HEAD = """
import streamlit as st
st.session_state.setdefault("count", 0)
"""


def counts(code: str) -> list[int]:
    at = AppTest.from_string(HEAD + code).run()
    found = [at.session_state.count]
    for place in (0, 1):
        at.button[place].click().run()
        found.append(at.session_state.count)
    return found


def test_with_an_argument_too_it_runs_in_every_rerun() -> None:
    code = """
def add(number):
    st.session_state.count += number
st.button("Add", on_click=add({}))
st.button("Other")
"""
    assert counts(code.format("2")) == [2, 4, 6]
    assert counts(code.replace("add({})", "add, args=(2,)")) == [0, 2, 2]


def test_a_call_to_a_function_that_returns_a_function_is_right() -> None:
    code = """
def adder(number):
    def add():
        st.session_state.count += number
    return add
st.button("Add", on_click=adder(2))
st.button("Other")
"""
    assert counts(code) == [0, 2, 2]


def test_on_change_is_the_same() -> None:
    code = """
def add():
    st.session_state.count += 1
st.selectbox("Fruit", ["apple", "pear"], on_change=add())
st.button("One")
st.button("Other")
"""
    assert counts(code) == [1, 2, 3]


def test_what_is_called_there_and_returns_something_else_fails_on_the_click() -> None:
    code = """
def add():
    st.session_state.count += 1
    return st.session_state.count
st.button("Add", on_click=add())
"""
    at = AppTest.from_string(HEAD + code).run()
    assert not at.exception
    at.button[0].click().run()

    said = [(e.proto.type, e.message) for e in at.exception]
    assert said == [("TypeError", "'int' object is not callable")]


def test_a_reset_called_there_cannot_set_the_key_of_a_widget_above() -> None:
    code = """
def reset():
    st.session_state.name = ""
st.text_input("Name", key="name")
st.button("Reset", on_click={})
"""
    at = AppTest.from_string(HEAD + code.format("reset()")).run()
    assert at.exception[0].message.startswith("`st.session_state.name` cannot be modified after")
    at = AppTest.from_string(HEAD + code.format("reset")).run()
    at.text_input[0].set_value("Ada").run()
    at.button[0].click().run()
    assert at.text_input[0].value == ""


@pytest.mark.parametrize(("passed", "found"), [("add()", [1, 2, 3]), ("add", [0, 1, 1])])
def test_the_pair(passed: str, found: list[int]) -> None:
    code = f"""
def add():
    st.session_state.count += 1
st.button("Add", on_click={passed})
st.button("Other")
"""
    assert counts(code) == found


def test_a_call_that_reads_its_own_widget_finds_the_value_of_the_time_before() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state

        def show() -> None:
            state.shown = state.get("note", "nothing")

        state.note = st.text_area("Note", "one", on_change=show())  # type: ignore[func-returns-value]
        st.write(state.shown)

    at = AppTest.from_function(script).run()
    seen = [at.markdown[0].value]
    for text in ("two", "three"):
        at.text_area[0].input(text).run()
        seen.append(at.markdown[0].value)

    assert seen == ["nothing", "one", "two"]
