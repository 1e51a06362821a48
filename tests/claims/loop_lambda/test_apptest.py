from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

HEAD = """
from functools import partial
import streamlit as st
def book(table):
    st.session_state.booked = table
TABLES = ["Window", "Garden", "Bar"]
"""
LAMBDA = """
for table in TABLES:
    st.button(table, on_click=lambda: book(table))
"""
DEF = """
for table in TABLES:
    def take():
        book(table)
    st.button(table, on_click=take)
"""
COMPREHENSION = """
[st.button(table, on_click=lambda: book(table)) for table in TABLES]
"""
IN_A_FUNCTION = """
def draw():
    for table in TABLES:
        st.button(table, on_click=lambda: book(table))
draw()
"""
ONCE_MORE = """
table = "Cellar"
"""
CHANGED = """
for table in TABLES:
    st.checkbox(table, on_change=lambda: book(table))
"""


def booked(code: str) -> list[str]:
    at = AppTest.from_string(HEAD + code).run()
    found = []
    for place in range(3):
        at.button[place].click().run()
        found.append(at.session_state.booked)
    return found


@pytest.mark.parametrize("code", [LAMBDA, DEF, COMPREHENSION, IN_A_FUNCTION])
def test_every_button_books_the_last_table(code: str) -> None:
    assert booked(code) == ["Bar", "Bar", "Bar"]


def test_what_counts_is_what_the_variable_holds_after_the_last_line() -> None:
    assert booked(LAMBDA + ONCE_MORE) == ["Cellar", "Cellar", "Cellar"]


def test_on_change_is_the_same() -> None:
    at = AppTest.from_string(HEAD + CHANGED).run()
    at.checkbox[0].check().run()

    assert at.session_state.booked == "Bar"


@pytest.mark.parametrize("on_click", ["lambda table=table: book(table)", "partial(book, table)"])
def test_other_ways_to_take_the_value_now(on_click: str) -> None:
    code = f"for table in TABLES:\n    st.button(table, on_click={on_click})"

    assert booked(code) == ["Window", "Garden", "Bar"]


def test_an_if_around_the_button_needs_no_function() -> None:
    code = "for table in TABLES:\n    if st.button(table):\n        book(table)"

    assert booked(code) == ["Window", "Garden", "Bar"]
