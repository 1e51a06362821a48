from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize("key", [None, "rows"])
def test_a_rerun_by_command_takes_the_value_of_what_is_below(key: str | None) -> None:
    def script(key: str | None) -> None:
        import streamlit as st

        st.session_state.setdefault("own", 7)
        if st.button("Again"):
            st.rerun()
        st.slider("Rows", 0, 10, key=key)

    at = AppTest.from_function(script, args=(key,)).run()
    at.slider[0].set_value(7).run()
    at.button[0].click().run()

    assert at.slider[0].value == 0
    assert at.session_state.own == 7, "what is no widget's is kept"


def test_what_is_above_the_command_keeps_its_value() -> None:
    def script() -> None:
        import streamlit as st

        st.slider("Rows", 0, 10)
        if st.button("Again"):
            st.rerun()

    at = AppTest.from_function(script).run()
    at.slider[0].set_value(7).run()
    at.button[0].click().run()

    assert at.slider[0].value == 7
