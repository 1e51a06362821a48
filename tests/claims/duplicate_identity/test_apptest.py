from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

SAME_ID = (
    "There are multiple `text_input` elements with the same auto-generated ID. When this element "
    "is created, it is assigned an internal ID based on the element type and provided parameters. "
    "Multiple elements with the same type and parameters will cause this error.\n\n"
    "To fix this error, please pass a unique `key` argument to the `text_input` element."
)
SAME_KEY = (
    "There are multiple elements with the same `key='name'`. To fix this, please make sure that "
    "the `key` argument is unique for each element you create."
)


def two_alike() -> None:
    import streamlit as st

    st.text_input("Name")
    st.text_input("Name")


def two_with_other_callbacks() -> None:
    import streamlit as st

    st.text_input("Name", on_change=print, args=[1])
    st.text_input("Name", on_change=print, args=[2])


def two_with_one_key() -> None:
    import streamlit as st

    st.text_input("Name", key="name")
    st.text_input("Other", key="name")


def in_two_tabs() -> None:
    import streamlit as st

    for tab in st.tabs(["One", "Two"]):
        tab.text_input("Name")


def in_two_columns() -> None:
    import streamlit as st

    for column in st.columns(2):
        column.text_input("Name")


def in_two_expanders() -> None:
    import streamlit as st

    for title in ("One", "Two"):
        st.expander(title).text_input("Name")


def in_a_form_and_outside() -> None:
    import streamlit as st

    with st.form("form"):
        st.text_input("Name")
        st.form_submit_button()
    st.text_input("Name")


def in_the_sidebar_too() -> None:
    import streamlit as st

    st.text_input("Name")
    st.sidebar.text_input("Name")


def in_the_sidebar_too_with_one_key() -> None:
    import streamlit as st

    st.text_input("Name", key="name")
    st.sidebar.text_input("Name", key="name")


def with_another_label() -> None:
    import streamlit as st

    st.text_input("Name")
    st.text_input("Other")


def with_another_help() -> None:
    import streamlit as st

    st.text_input("Name", help="One")
    st.text_input("Name", help="Two")


def that_keep_no_value() -> None:
    import streamlit as st

    for _ in range(2):
        st.text("Same")
        st.metric("Same", 1)


def from_a_function_called_twice() -> None:
    import streamlit as st

    def address(part: str) -> None:
        st.text_input("Street", key=f"{part} street")
        st.text_input("City", key=f"{part} city")

    address("billing")
    address("delivery")


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (two_alike, SAME_ID),
        (two_with_other_callbacks, SAME_ID),
        (two_with_one_key, SAME_KEY),
        (in_two_tabs, SAME_ID),
        (in_two_columns, SAME_ID),
        (in_two_expanders, SAME_ID),
        (in_a_form_and_outside, None),
        (in_the_sidebar_too, None),
        (in_the_sidebar_too_with_one_key, SAME_KEY),
        (with_another_label, None),
        (with_another_help, None),
        (that_keep_no_value, None),
        (from_a_function_called_twice, None),
    ],
)
def test_which_two_raise(script: Callable[[], None], said: str | None) -> None:
    at = AppTest.from_function(script).run()

    assert [error.message for error in at.exception] == ([said] if said else [])


def test_the_name_of_the_exception_for_one_key() -> None:
    def script() -> None:
        import streamlit as st

        st.button("A", key="buy")
        try:
            st.button("B", key="buy")
        except Exception as error:
            st.text(type(error).__name__)

    at = AppTest.from_function(script).run()

    assert at.text[0].value == "StreamlitDuplicateElementKey"
