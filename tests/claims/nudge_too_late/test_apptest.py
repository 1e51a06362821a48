from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest


def button_above() -> None:
    import streamlit as st

    st.session_state.setdefault("picked", 5)
    if st.button("Add one") and st.session_state.picked < 10:
        st.session_state.picked += 1
    st.slider("Number", 0, 10, key="picked")


def slider_in_a_place_above() -> None:
    import streamlit as st

    st.session_state.setdefault("picked", 5)
    place = st.container()
    if st.button("Add one") and st.session_state.picked < 10:
        st.session_state.picked += 1
    place.slider("Number", 0, 10, key="picked")


@pytest.mark.parametrize("script", [button_above, slider_in_a_place_above])
def test_a_button_above_the_slider_can_set_its_key(script: Callable[[], None]) -> None:
    at = AppTest.from_function(script).run()
    for number in (6, 7):
        at.button[0].click().run()
        assert not at.exception
        assert at.slider[0].value == number


def test_a_key_and_a_button_below_without_a_callback_raises() -> None:
    def script() -> None:
        import streamlit as st

        st.slider("Number", 0, 10, key="picked")
        if st.button("Add one"):
            st.session_state.picked += 1

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.exception[0].message == (
        "`st.session_state.picked` cannot be modified after the widget with key `picked` is "
        "instantiated."
    )


def test_a_callback_on_the_button_without_a_key_on_the_slider_is_early_enough_too() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("start", 5)

        def add() -> None:
            st.session_state.start += 1

        st.slider("Number", 0, 10, value=st.session_state.start)
        st.button("Add one", on_click=add)

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    assert at.slider[0].value == 6
    at.slider[0].set_value(9).run()
    at.button[0].click().run()
    assert at.slider[0].value == 7, "what was chosen by hand is lost: the callback never saw it"
