from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS


def bound() -> None:
    import streamlit as st

    st.selectbox("City", ["Oslo", "Lima", "Cairo"], key="city", bind="query-params")


def by_hand() -> None:
    import streamlit as st

    if "city" not in st.session_state:
        st.session_state.city = st.query_params.get("city", "Oslo")
    st.query_params["city"] = st.selectbox("City", ["Oslo", "Lima", "Cairo"], key="city")


def opened_at(script: Callable[[], None], city: str) -> AppTest:
    at = AppTest.from_function(script)
    at.query_params["city"] = city
    return at.run()


@pytest.mark.parametrize("script", [bound, by_hand])
@pytest.mark.parametrize(("city", "shown"), [("Cairo", "Cairo"), ("Paris", "Oslo")])
def test_a_link_sets_the_box_and_an_unknown_option_in_it_does_no_harm(
    script: Callable[[], None], city: str, shown: str
) -> None:
    at = opened_at(script, city)

    assert not at.exception
    assert at.selectbox[0].value == shown


def test_an_unknown_option_in_a_link_breaks_the_broken_app() -> None:
    at = AppTest.from_file(DEMOS / "url-feedback" / "broken.py")
    at.query_params["city"] = "Paris"
    at.run()

    assert at.exception[0].message == "'Paris' is not in list"


def test_binding_asks_for_a_key() -> None:
    def script() -> None:
        import streamlit as st

        st.text_input("Search", bind="query-params")

    at = AppTest.from_function(script).run()

    assert "key" in at.exception[0].message


def test_a_callback_can_write_the_parameter() -> None:
    def script() -> None:
        import streamlit as st

        def store() -> None:
            st.query_params["city"] = st.session_state.city

        st.session_state.setdefault("city", st.query_params.get("city", "Oslo"))
        st.selectbox("City", ["Oslo", "Lima", "Cairo"], key="city", on_change=store)

    at = opened_at(script, "Cairo")
    for city in ("Lima", "Oslo", "Cairo"):
        at.selectbox[0].set_value(city).run()
        assert (at.selectbox[0].value, at.query_params["city"]) == (city, [city])


def test_a_parameter_is_always_a_string() -> None:
    def script() -> None:
        import streamlit as st

        st.query_params["eggs"] = 6
        st.write(repr(st.query_params["eggs"]))

    assert AppTest.from_function(script).run().markdown[0].value == "'6'"
