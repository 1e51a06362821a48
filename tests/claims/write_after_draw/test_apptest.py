from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

MESSAGE = (
    "`st.session_state.guests` cannot be modified after the widget with key `guests` is "
    "instantiated."
)


def the_same_value_below() -> None:
    import streamlit as st

    st.number_input("Guests", 1, 20, key="guests")
    if st.button("Reset"):
        st.session_state.guests = st.session_state.guests


def in_a_form_below_its_field() -> None:
    import streamlit as st

    with st.form("form"):
        st.number_input("Guests", 1, 20, key="guests")
        if st.form_submit_button("Reset"):
            st.session_state.guests = 2


def in_a_function_that_is_not_a_callback() -> None:
    import streamlit as st

    def reset() -> None:
        st.session_state["guests"] = 2

    st.number_input("Guests", 1, 20, key="guests")
    if st.button("Reset"):
        reset()


@pytest.mark.parametrize(
    "script",
    [the_same_value_below, in_a_form_below_its_field, in_a_function_that_is_not_a_callback],
)
def test_below_the_widget_every_assignment_raises(script: Callable[[], None]) -> None:
    at = AppTest.from_function(script).run()
    at.number_input[0].set_value(6).run()
    at.button[0].click().run()

    assert at.exception[0].message == MESSAGE
    assert at.number_input[0].value == 6


def by_the_key_of_the_button() -> None:
    import streamlit as st

    if st.session_state.get("reset"):
        st.session_state.guests = 2
    st.number_input("Guests", 1, 20, key="guests")
    st.button("Reset", key="reset")


def by_a_container() -> None:
    import streamlit as st

    place = st.container()
    if st.button("Reset"):
        st.session_state.guests = 2
    place.number_input("Guests", 1, 20, key="guests")


def by_the_callback_of_a_form() -> None:
    import streamlit as st

    def reset() -> None:
        st.session_state.guests = 2

    with st.form("form"):
        st.number_input("Guests", 1, 20, key="guests")
        st.form_submit_button("Reset", on_click=reset)


@pytest.mark.parametrize(
    "script", [by_the_key_of_the_button, by_a_container, by_the_callback_of_a_form]
)
def test_other_ways_to_reset(script: Callable[[], None]) -> None:
    at = AppTest.from_function(script).run()
    for guests in (6, 8):
        at.number_input[0].set_value(guests).run()
        assert at.number_input[0].value == guests
        at.button[0].click().run()
        assert not at.exception
        assert at.number_input[0].value == 2


def test_a_key_of_another_name_can_be_assigned() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.city = st.text_input("City", key="city box")
        st.write(st.session_state.city)

    at = AppTest.from_function(script).run()
    for city in ("Oslo", "Lima", "Cairo"):
        at.text_input[0].set_value(city).run()
        assert (at.text_input[0].value, at.markdown[0].value) == (city, city)
