from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_apptest_raises_where_a_browser_lets_a_fragment_set_the_key() -> None:
    def script() -> None:
        import streamlit as st

        @st.fragment
        def presets() -> None:
            if st.button("Ten guests"):
                st.session_state.guests = 10
                st.rerun()

        st.slider("Guests", 0, 20, key="guests")
        presets()

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.exception[0].message.startswith(
        "`st.session_state.guests` cannot be modified after the widget with key `guests`"
    )
