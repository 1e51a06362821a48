from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize("widget", ["button", "text_input"])
def test_other_widgets_take_ignore_for_a_callback(widget: str) -> None:
    def script(widget: str) -> None:
        import streamlit as st

        if widget == "button":
            st.button("It", on_click="ignore")  # type: ignore[arg-type]
        else:
            st.text_input("It", on_change="ignore")  # type: ignore[call-overload]

    at = AppTest.from_function(script, args=(widget,)).run()
    used = at.button[0].click() if widget == "button" else at.text_input[0].set_value("x")
    used.run()

    assert at.exception[0].proto.type == "TypeError"
    assert at.exception[0].message == "'str' object is not callable"


def test_a_form_is_cleared_by_a_download_too() -> None:
    def script() -> None:
        import streamlit as st

        with st.form("count"):
            counted = st.form_submit_button("Count")
        if counted:
            st.write("tea: 3 letters")
            st.download_button("Download", "tea")

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    assert at.markdown[0].value == "tea: 3 letters"
    at.download_button[0].click().run()

    assert not at.markdown
