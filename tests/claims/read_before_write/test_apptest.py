from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS


def button_above() -> None:
    import streamlit as st

    st.session_state.setdefault("eggs", 0)
    if st.button("Add"):
        st.session_state.eggs += 1
    st.write(f"Eggs: {st.session_state.eggs}")


def place_above() -> None:
    import streamlit as st

    st.session_state.setdefault("eggs", 0)
    place = st.empty()
    if st.button("Add"):
        st.session_state.eggs += 1
    place.write(f"Eggs: {st.session_state.eggs}")


def rerun_after_the_change() -> None:
    import streamlit as st

    st.session_state.setdefault("eggs", 0)
    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    st.write(f"Eggs: {st.session_state.eggs}")
    if st.button("Add"):
        st.session_state.eggs += 1
        st.rerun()


def form_with_a_callback() -> None:
    import streamlit as st

    st.session_state.setdefault("eggs", 0)

    def add() -> None:
        st.session_state.eggs += st.session_state.amount

    st.write(f"Eggs: {st.session_state.eggs}")
    with st.form("form"):
        st.number_input("Amount", 1, key="amount")
        st.form_submit_button("Add", on_click=add)


@pytest.mark.parametrize(
    "script", [button_above, place_above, rerun_after_the_change, form_with_a_callback]
)
def test_what_shows_the_new_number_at_once(script: Callable[[], None]) -> None:
    at = AppTest.from_function(script).run()
    for eggs in (1, 2):
        at.button[0].click().run()
        assert at.markdown[0].value == f"Eggs: {eggs}"
    if script is rerun_after_the_change:
        assert at.session_state.runs == 5, "two script runs for each click"


def test_session_state_is_right_although_the_page_is_not() -> None:
    at = AppTest.from_file(DEMOS / "read-before-write" / "broken.py").run()
    at.button[0].click().run()

    assert (at.session_state.eggs, at.markdown[0].value) == (1, "Eggs in your cart: 0")


def test_a_callback_of_a_form_has_the_new_value_under_the_key_only() -> None:
    def script() -> None:
        import streamlit as st

        got = st.session_state.setdefault("got", [])

        def add(amount: int) -> None:
            got.append((amount, st.session_state.amount))

        with st.form("form"):
            amount = st.number_input("Amount", 1, key="amount")
            st.form_submit_button("Add", on_click=add, args=(amount,))

    at = AppTest.from_function(script).run()
    at.number_input[0].set_value(5)
    at.button[0].click().run()

    assert at.session_state.got == [(1, 5)]


def test_a_container_keeps_every_line_and_an_empty_place_the_last_one() -> None:
    def script() -> None:
        import streamlit as st

        many, one = st.container(), st.empty()
        for place in (many, one):
            place.write("first")
            place.write("second")

    at = AppTest.from_function(script).run()

    assert [line.value for line in at.markdown] == ["first", "second", "second"]
