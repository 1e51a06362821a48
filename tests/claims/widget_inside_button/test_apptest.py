from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize("kind", ["checkbox", "toggle"])
def test_a_switch_keeps_what_is_inside_it(kind: str) -> None:
    def script(kind: str) -> None:
        import streamlit as st

        if getattr(st, kind)("Plan a trip"):
            days = st.slider("Days", 1, 14, 3)
            st.write(f"{days}")

    at = AppTest.from_function(script, args=(kind,)).run()
    getattr(at, kind)[0].set_value(True).run()
    at.slider[0].set_value(5).run()

    assert at.markdown[0].value == "5"


def with_a_key() -> None:
    import streamlit as st

    if st.button("Plan a trip"):
        days = st.slider("Days", 1, 14, 3, key="days")
        st.write(f"{days}")


def with_a_key_and_persist_state() -> None:
    import streamlit as st

    if st.button("Plan a trip"):
        days = st.slider("Days", 1, 14, 3, key="days", persist_state="session")
        st.write(f"{days}")


@pytest.mark.parametrize(("script", "days"), [(with_a_key, 3), (with_a_key_and_persist_state, 5)])
def test_neither_a_key_nor_persist_state_makes_it_stay(
    script: Callable[[], None], days: int
) -> None:
    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    at.slider[0].set_value(5).run()
    assert not at.slider
    at.button[0].click().run()
    assert at.slider[0].value == days


def test_the_value_reaches_the_callback_of_the_slider_although_the_slider_is_not_drawn() -> None:
    def script() -> None:
        import streamlit as st

        def note() -> None:
            st.session_state.noted = st.session_state.days

        if st.button("Plan a trip"):
            st.slider("Days", 1, 14, 3, key="days", on_change=note)

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    at.slider[0].set_value(5).run()

    assert at.session_state.noted == 5
    assert not at.slider


def test_what_stands_in_an_expander_is_drawn_whether_it_is_open_or_not() -> None:
    def script() -> None:
        import streamlit as st

        with st.expander("Plan a trip"):
            days = st.slider("Days", 1, 14, 3)
        st.write(f"{days}")

    at = AppTest.from_function(script).run()
    at.slider[0].set_value(5).run()
    at.run()

    assert at.markdown[0].value == "5"


def test_a_stored_result_of_a_widget_above_stays_after_the_next_input() -> None:
    def script() -> None:
        import streamlit as st

        days = st.slider("Days", 1, 14, 3)
        if st.button("Calculate"):
            st.session_state.result = 100 * days
        if "result" in st.session_state:
            st.write(f"{st.session_state.result}")
        st.checkbox("Any other input")

    at = AppTest.from_function(script).run()
    at.slider[0].set_value(5).run()
    at.button[0].click().run()
    at.checkbox[0].check().run()

    assert at.markdown[0].value == "500"
