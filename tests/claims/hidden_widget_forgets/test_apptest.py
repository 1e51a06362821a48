from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest


def never_drawn_meanwhile() -> None:
    import streamlit as st

    if st.checkbox("Show", value=True):
        st.text_input("Comment", key="comment")


def kept_by_persist_state() -> None:
    import streamlit as st

    if st.checkbox("Show", value=True):
        st.text_input("Comment", key="comment", persist_state="session")


def kept_by_drawing_it_disabled() -> None:
    import streamlit as st

    shown = st.checkbox("Show", value=True)
    st.text_input("Comment", key="comment", disabled=not shown)


def kept_by_a_line_at_the_top() -> None:
    import streamlit as st

    if "comment" in st.session_state:
        st.session_state.comment = st.session_state.comment
    if st.checkbox("Show", value=True):
        st.text_input("Comment", key="comment")


def kept_under_a_key_of_its_own() -> None:
    import streamlit as st

    st.session_state.setdefault("comment", "")

    def store() -> None:
        st.session_state.comment = st.session_state.box

    if st.checkbox("Show", value=True):
        st.session_state.box = st.session_state.comment
        st.text_input("Comment", key="box", on_change=store)


@pytest.mark.parametrize(
    ("script", "kept"),
    [
        (never_drawn_meanwhile, False),
        (kept_by_persist_state, True),
        (kept_by_drawing_it_disabled, True),
        (kept_by_a_line_at_the_top, True),
        (kept_under_a_key_of_its_own, True),
    ],
)
def test_what_keeps_a_value_while_its_widget_is_hidden(
    script: Callable[[], None], kept: bool
) -> None:
    at = AppTest.from_function(script).run()
    at.text_input[0].set_value("hello").run()
    for _ in range(2):
        at.checkbox[0].uncheck().run()
        at.run()
        assert ("comment" in at.session_state) is kept
        at.checkbox[0].check().run()
    assert at.text_input[0].value == ("hello" if kept else "")


def test_persist_state_asks_for_a_key() -> None:
    def script() -> None:
        import streamlit as st

        st.text_input("Comment", persist_state="session")

    at = AppTest.from_function(script).run()

    assert at.exception[0].message.startswith(
        "When using persist_state, the widget must have a unique 'key' parameter specified"
    )


def test_a_widget_without_a_key_forgets_too() -> None:
    def script() -> None:
        import streamlit as st

        if st.checkbox("Show", value=True):
            st.text_input("Comment")

    at = AppTest.from_function(script).run()
    at.text_input[0].set_value("hello").run()
    at.checkbox[0].uncheck().run()
    at.checkbox[0].check().run()

    assert at.text_input[0].value == ""


def test_a_closed_expander_and_the_other_tab_are_drawn() -> None:
    def script() -> None:
        import streamlit as st

        with st.expander("Details"):
            st.text_input("Comment", key="comment")
        _, other = st.tabs(["One", "Two"])
        other.text_input("Other", key="other")
        st.button("Go")

    at = AppTest.from_function(script).run()
    at.text_input("comment").set_value("hello").run()
    at.text_input("other").set_value("there").run()
    at.button[0].click().run()

    assert (at.session_state.comment, at.session_state.other) == ("hello", "there")


def test_reading_a_forgotten_key_raises() -> None:
    def script() -> None:
        import streamlit as st

        if st.checkbox("Show", value=True):
            st.text_input("Comment", key="comment")
        if st.button("Attribute"):
            st.write(st.session_state.comment)
        st.write(st.session_state["comment"])

    at = AppTest.from_function(script).run()
    at.checkbox[0].uncheck().run()
    assert not at.exception, "in this rerun the key is still there"
    at.run()
    said = '"comment". Did you forget to initialize it?'
    assert f"st.session_state has no key {said}" in at.exception[0].message
    at.button[0].click().run()
    assert f"st.session_state has no attribute {said}" in at.exception[0].message
