from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def kept_for_one_run() -> None:
    import streamlit as st

    state = st.session_state
    state.setdefault("asked", [])

    def suggest() -> None:
        state.suggested = "What is new?"

    if not state.asked:
        st.button("What is new?", on_click=suggest)

    typed = st.chat_input("Ask")
    question = typed or state.pop("suggested", None)
    if question:
        state.asked.append(question)
    st.checkbox("Any other input")


def pills(callback: bool) -> None:
    import streamlit as st

    state = st.session_state
    state.setdefault("asked", [])

    def suggest() -> None:
        state.suggested = state.choice
        state.choice = None

    choice = st.pills(
        "Try", ["What is new?", "Help"], key="choice", on_change=suggest if callback else None
    )
    typed = st.chat_input("Ask")
    question = typed or (state.pop("suggested", None) if callback else choice)
    if question:
        state.asked.append(question)
    st.checkbox("Any other input")


def test_a_suggestion_that_a_callback_keeps_is_asked_once_and_goes_away() -> None:
    at = AppTest.from_function(kept_for_one_run).run()
    at.button[0].click().run()
    at.checkbox[0].check().run()

    assert at.session_state.asked == ["What is new?"]
    assert not at.button


@pytest.mark.parametrize(("callback", "times"), [(False, 2), (True, 1)])
def test_a_chosen_pill_asks_again_unless_its_callback_clears_it(callback: bool, times: int) -> None:
    at = AppTest.from_function(pills, args=(callback,)).run()
    at.pills[0].set_value("What is new?").run()
    at.checkbox[0].check().run()

    assert at.session_state.asked == ["What is new?"] * times


def test_the_key_cannot_be_set_below_the_chat_input() -> None:
    def script() -> None:
        import streamlit as st

        st.chat_input("Ask", key="question")
        if st.button("What is new?"):
            st.session_state.question = "What is new?"

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert "cannot be modified after the widget" in at.exception[0].message
