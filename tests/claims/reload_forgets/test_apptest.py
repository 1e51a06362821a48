from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_the_address_can_be_read_and_written_by_hand() -> None:
    def script() -> None:
        import streamlit as st

        if "city" not in st.session_state:
            st.session_state.city = st.query_params.get("city", "")

        def store() -> None:
            st.query_params.city = st.session_state.city

        st.text_input("City", key="city", on_change=store)

    at = AppTest.from_function(script).run()
    at.text_input[0].set_value("Oslo").run()
    assert at.query_params["city"] == ["Oslo"]

    again = AppTest.from_function(script)
    again.query_params["city"] = "Oslo"
    assert again.run().text_input[0].value == "Oslo"


def test_bind_asks_for_a_key() -> None:
    def script() -> None:
        import streamlit as st

        st.text_input("City", bind="query-params")

    at = AppTest.from_function(script).run()

    assert "key" in at.exception[0].message, at.exception[0].message


def test_an_address_that_the_widget_does_not_allow_is_dropped() -> None:
    def script() -> None:
        import streamlit as st

        st.selectbox("City", ["Oslo", "Lima"], key="city", bind="query-params")

    at = AppTest.from_function(script)
    at.query_params["city"] = "Rome"
    at.run()

    assert at.selectbox[0].value == "Oslo"
    assert "city" not in at.query_params
