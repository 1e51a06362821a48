from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

MESSAGE = (
    "Within a form, callbacks can only be defined on `st.form_submit_button`. Defining callbacks "
    "on other widgets inside a form is not allowed."
)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("selectbox", [["a", "b"]]),
        ("text_input", []),
        ("checkbox", []),
        ("slider", []),
        ("file_uploader", []),
    ],
)
def test_every_field_of_a_form_refuses_a_callback(kind: str, more: list[list[str]]) -> None:
    def script(kind: str, more: list[list[str]]) -> None:
        import streamlit as st

        with st.form("form"):
            getattr(st, kind)("Field", *more, key="field", on_change=print)

    at = AppTest.from_function(script, args=(kind, more)).run()

    assert at.exception[0].message == MESSAGE


def test_a_plain_button_is_refused_too() -> None:
    def script() -> None:
        import streamlit as st

        with st.form("form"):
            st.button("Add")

    at = AppTest.from_function(script).run()

    assert at.exception[0].message.startswith(
        "`st.button()` can't be used in an `st.form()`. Use `st.form_submit_button()` instead to "
        "submit the form."
    )


def test_what_changed_can_be_found_out_in_the_callback_of_the_button() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("log", [])

        def paint() -> None:
            if state.color != state.get("before"):
                state.log.append(state.color)
            state.before = state.color

        with st.form("wall"):
            st.selectbox("Color", ["red", "green"], key="color")
            st.form_submit_button("Paint", on_click=paint)

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    at.button[0].click().run()
    at.selectbox[0].set_value("green")
    at.button[0].click().run()

    assert at.session_state.log == ["red", "green"]
