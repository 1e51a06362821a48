from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_the_variable_is_a_copy_and_the_box_keeps_its_text() -> None:
    def script() -> None:
        import streamlit as st

        message = st.text_input("Message", key="message")
        message = ""
        st.write(f"{message}{st.session_state.message}")

    at = AppTest.from_function(script).run()
    at.text_input[0].set_value("hi").run()

    assert (at.text_input[0].value, at.markdown[0].value) == ("hi", "hi")


def test_emptying_the_key_below_the_box_raises() -> None:
    def script() -> None:
        import streamlit as st

        st.text_input("Message", key="message")
        if st.button("Send"):
            st.session_state.message = ""

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.exception[0].message == (
        "`st.session_state.message` cannot be modified after the widget with key `message` is "
        "instantiated."
    )


def test_another_key_makes_an_empty_box() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("count", 0)
        state.setdefault("sent", [])

        def send() -> None:
            state.sent.append(state[f"message {state.count}"])
            state.count += 1

        st.text_input("Message", key=f"message {state.count}")
        st.button("Send", on_click=send)

    at = AppTest.from_function(script).run()
    at.text_input[0].set_value("hi").run()
    at.button[0].click().run()

    assert (at.text_input[0].value, at.session_state.sent) == ("", ["hi"])


def test_a_chat_input_gives_its_text_in_one_rerun_only() -> None:
    def script() -> None:
        import streamlit as st

        st.write(f"{st.chat_input('Message')}")
        st.button("Go")

    at = AppTest.from_function(script).run()
    at.chat_input[0].set_value("hi").run()
    assert at.markdown[0].value == "hi"
    at.button[0].click().run()
    assert at.markdown[0].value == "None"


def test_the_key_of_a_file_uploader_cannot_be_set_and_another_key_empties_it() -> None:
    def script() -> None:
        import streamlit as st

        count = st.session_state.setdefault("count", 0)
        if st.checkbox("Set"):
            st.session_state[f"file {count}"] = None
        st.file_uploader("File", key=f"file {count}")
        if st.button("Next"):
            st.session_state.count += 1
            st.rerun()

    at = AppTest.from_function(script).run()
    at.file_uploader[0].upload("a.txt", b"a").run()
    assert at.file_uploader[0].value.name == "a.txt"
    at.button[0].click().run()
    assert at.file_uploader[0].value is None
    at.checkbox[0].check().run()
    assert at.exception[0].message.startswith("Values for the widget with `key` 'file 1' cannot")
