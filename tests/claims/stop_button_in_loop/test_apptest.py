from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_a_button_that_a_loop_asks_is_drawn_twice() -> None:
    def script() -> None:
        import streamlit as st

        while not st.button("Stop"):
            pass

    at = AppTest.from_function(script).run()

    assert at.exception[0].message.startswith(
        "There are multiple `button` elements with the same auto-generated ID."
    )
