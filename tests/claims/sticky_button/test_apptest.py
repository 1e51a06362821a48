from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

MESSAGE = "Values for the widget with `key` 'it' cannot be set using `st.session_state`."
DRAWN = {
    "button": 'st.button("It", key="it")',
    "download button": 'st.download_button("It", "text", key="it")',
    "menu button": 'st.menu_button("It", ["a"], key="it")',
    "form's button": 'with st.form("f"): st.form_submit_button("It", key="it")',
    "file uploader": 'st.file_uploader("It", key="it")',
    "camera": 'st.camera_input("It", key="it")',
    "microphone": 'st.audio_input("It", key="it")',
    "data editor": 'st.data_editor([{"a": 1}], key="it")',
    "form": 'with st.form("it"): st.form_submit_button("Send")',
}


@pytest.mark.parametrize("kind", DRAWN)
def test_whose_key_cannot_be_set(kind: str) -> None:
    code = f"import streamlit as st\nst.session_state.it = True\n{DRAWN[kind]}"
    at = AppTest.from_string(code).run()

    assert [e.message for e in at.exception] == [MESSAGE]


def test_below_the_button_the_exception_is_another_one() -> None:
    def script() -> None:
        import streamlit as st

        if st.button("Report", key="report"):
            st.session_state.report = True

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.exception[0].message.startswith("`st.session_state.report` cannot be modified after")


def test_the_key_of_a_button_can_be_read() -> None:
    def script() -> None:
        import streamlit as st

        st.write(f"{st.session_state.get('report')}")
        st.button("Report", key="report")

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    assert at.markdown[0].value == "True"
    at.run()
    assert at.markdown[0].value == "False"


def test_a_toggle_can_be_set_and_stays() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("report", True)
        if st.toggle("Report", key="report"):
            st.write("12 orders")

    at = AppTest.from_function(script).run()
    assert at.markdown[0].value == "12 orders"
    at.toggle[0].set_value(False).run()
    assert not at.markdown


def test_without_the_button_the_loop_does_no_harm() -> None:
    def script() -> None:
        import streamlit as st

        for name in st.session_state:
            st.session_state[name] = st.session_state[name]
        if st.checkbox("Show", value=True):
            st.text_input("Customer", key="customer")

    at = AppTest.from_function(script).run()
    at.text_input[0].set_value("Ada").run()
    at.checkbox[0].uncheck().run()
    at.run()
    at.checkbox[0].check().run()

    assert at.text_input[0].value == "Ada"


def test_a_button_without_a_key_is_not_found_by_the_loop() -> None:
    def script() -> None:
        import streamlit as st

        for name in st.session_state:
            st.session_state[name] = st.session_state[name]
        st.text_input("Customer", key="customer")
        st.button("Check")

    at = AppTest.from_function(script).run()
    at.text_input[0].set_value("Ada").run()
    at.button[0].click().run()

    assert not at.exception
    assert list(at.session_state.filtered_state) == ["customer"]


def test_a_loop_over_all_but_the_buttons_keeps_the_rest() -> None:
    def script() -> None:
        import streamlit as st

        for name in st.session_state:
            if not str(name).startswith("button"):
                st.session_state[name] = st.session_state[name]
        st.text_input("Customer", key="customer")
        st.button("Check", key="button check")

    at = AppTest.from_function(script).run()
    at.text_input[0].set_value("Ada").run()
    at.button[0].click().run()

    assert not at.exception
    assert at.text_input[0].value == "Ada"
