from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest


def container_above() -> None:
    import streamlit as st

    st.session_state.setdefault("messages", [])
    chat = st.container()
    if text := st.chat_input("Message"):
        st.session_state.messages.append(text)
    for message in st.session_state.messages:
        chat.write(message)


def stored_and_drawn() -> None:
    import streamlit as st

    st.session_state.setdefault("messages", [])
    for message in st.session_state.messages:
        st.write(message)
    if text := st.chat_input("Message"):
        st.write(text)
        st.session_state.messages.append(text)


def stored_by_a_callback() -> None:
    import streamlit as st

    st.session_state.setdefault("messages", [])

    def send() -> None:
        st.session_state.messages.append(st.session_state.text)

    for message in st.session_state.messages:
        st.write(message)
    st.chat_input("Message", key="text", on_submit=send)


def with_an_answer() -> None:
    import streamlit as st

    state = st.session_state
    state.setdefault("messages", [])

    for role, text in state.messages:
        st.chat_message(role).write(text)

    if question := st.chat_input("Message"):
        state.messages.append(("user", question))
        st.chat_message("user").write(question)
        answer = st.chat_message("assistant").write_stream(word for word in ["Yes, ", question])
        state.messages.append(("assistant", answer))


@pytest.mark.parametrize("script", [container_above, stored_and_drawn, stored_by_a_callback])
def test_what_shows_every_message(script: Callable[[], None]) -> None:
    at = AppTest.from_function(script).run()
    sent = []
    for text in ("Hello", "Are you there?"):
        at.chat_input[0].set_value(text).run()
        sent.append(text)
        assert [line.value for line in at.markdown] == sent
        at.run()
        assert [line.value for line in at.markdown] == sent


def test_an_answer_can_be_written_as_it_comes_and_stored_then() -> None:
    at = AppTest.from_function(with_an_answer).run()
    at.chat_input[0].set_value("Hello").run()
    assert not at.exception
    assert [line.value for line in at.markdown] == ["Hello", "Yes, Hello"]
    at.run()
    assert [line.value for line in at.markdown] == ["Hello", "Yes, Hello"]
