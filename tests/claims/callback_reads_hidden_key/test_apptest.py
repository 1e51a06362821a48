from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def script(top: str, way: str, persist: bool) -> None:
    import streamlit as st

    state = st.session_state
    state.setdefault("price", 0)
    if top:
        state.setdefault("guests", 1)

    def count() -> None:
        state.had = "guests" in state
        if way == "asks":
            guests = state.guests if "guests" in state else 1
        elif way == "gets":
            guests = state.get("guests", 1)
        else:
            guests = state.guests
        state.price = 5 * guests * state.food

    st.checkbox("With food", key="food", on_change=count)
    if state.food:
        st.number_input(
            "Guests", 1, key="guests", on_change=count, persist_state="session" if persist else None
        )
    st.write(f"Price: {state.price}")


@pytest.mark.parametrize(
    ("top", "way", "persist", "raises"),
    [
        ("", "reads", False, True),
        ("", "reads", True, True),
        ("set", "reads", False, False),
        ("", "gets", False, False),
        ("", "asks", False, False),
    ],
)
def test_what_helps_at_the_first_tick(top: str, way: str, persist: bool, raises: bool) -> None:
    at = AppTest.from_function(script, args=(top, way, persist)).run()
    for _ in range(2):  # ticked, unticked and ticked again
        at.checkbox[0].check().run()
        if raises:
            assert at.exception[0].message.startswith(
                'st.session_state has no attribute "guests". Did you forget to initialize it?'
            )
            return
        at.checkbox[0].uncheck().run()
    at.checkbox[0].check().run()

    assert not at.exception
    assert at.markdown[0].value == "Price: 5"


def test_a_field_that_has_just_been_hidden_still_has_its_key() -> None:
    at = AppTest.from_function(script, args=("", "gets", False)).run()
    at.checkbox[0].check().run()
    at.number_input[0].set_value(3).run()
    at.checkbox[0].uncheck().run()

    assert at.session_state.had
    assert at.markdown[0].value == "Price: 0"
