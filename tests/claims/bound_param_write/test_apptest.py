from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st
if st.checkbox("Above"):
    {above}
st.text_input("Search", key="q", bind="query-params")
if st.checkbox("Below"):
    {below}
"""
SET = (
    "Cannot directly set query parameter 'q' - it is bound to a widget. "
    "Modify the widget value instead."
)
DELETE = (
    "Cannot directly delete query parameter 'q' - it is bound to a widget. "
    "Modify the widget value instead."
)
CLEAR = (
    "Cannot clear query parameters - the following are bound to widgets: 'q'. "
    "Modify the widget values instead, or remove the bind parameter."
)


def after(place: str, line: str) -> AppTest:
    at = AppTest.from_string(SCRIPT.format(**{"above": "pass", "below": "pass", place: line}))
    at.query_params["q"] = "cats"
    at.run()
    assert at.text_input[0].value == "cats"
    return at.checkbox[place == "below"].check().run()


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("st.query_params['q'] = 'sunset'", SET),
        ("st.query_params.q = 'sunset'", SET),
        ("st.query_params.update(q='sunset')", SET),
        ("st.query_params.from_dict({'q': 'sunset'})", SET),
        ("del st.query_params['q']", DELETE),
        ("st.query_params.clear()", CLEAR),
    ],
)
def test_writing_a_bound_parameter_raises_above_and_below_the_widget(
    place: str, line: str, message: str
) -> None:
    at = after(place, line)

    assert [error.message for error in at.exception] == [message]
    assert at.query_params["q"] == ["cats"]


def test_a_parameter_that_is_not_bound_can_be_written() -> None:
    at = after("below", "st.query_params['page'] = '2'")

    assert not at.exception
    assert at.query_params == {"q": ["cats"], "page": ["2"]}


def test_the_key_can_be_set_above_the_box_and_not_below() -> None:
    at = after("above", "st.session_state.q = 'sunset'")
    assert not at.exception
    assert at.text_input[0].value == "sunset"

    at = after("below", "st.session_state.q = 'sunset'")
    assert at.exception[0].message == (
        "`st.session_state.q` cannot be modified after the widget with key `q` is instantiated."
    )
