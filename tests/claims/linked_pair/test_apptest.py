from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS

PAIR = DEMOS / "linked-pair"


def test_the_first_field_alone_loses_every_second_input() -> None:
    at = AppTest.from_file(PAIR / "broken.py").run()
    shown = []
    for nights in (5, 6, 7):
        at.number_input[0].set_value(nights).run()
        shown.append(at.number_input[0].value)

    assert shown == [5, 5, 7]


def test_one_value_and_a_text_need_no_state() -> None:
    def script() -> None:
        import streamlit as st

        nights = st.number_input("Nights", 1, 30)
        st.write(f"{nights + 1} days")

    at = AppTest.from_function(script).run()
    for nights in (5, 6, 7):
        at.number_input[0].set_value(nights).run()
        assert at.markdown[0].value == f"{nights + 1} days"


def test_a_callback_that_sets_the_other_key_does_not_set_off_the_others_callback() -> None:
    def script() -> None:
        import streamlit as st

        log = st.session_state.setdefault("log", [])

        def one() -> None:
            log.append("one")
            st.session_state.two = st.session_state.one

        def two() -> None:
            log.append("two")
            st.session_state.one = st.session_state.two

        st.slider("One", 0, 9, key="one", on_change=one)
        st.slider("Two", 0, 9, key="two", on_change=two)

    at = AppTest.from_function(script).run()
    at.slider("one").set_value(3).run()
    assert (at.slider("two").value, at.session_state.log) == (3, ["one"])
    at.slider("two").set_value(5).run()
    assert (at.slider("one").value, at.session_state.log) == (5, ["one", "two"])


@pytest.mark.parametrize("kind", ["slider", "number_input"])
def test_a_value_out_of_bounds(kind: str) -> None:
    def script(kind: str) -> None:
        import streamlit as st

        def too_much() -> None:
            st.session_state.days = 40

        getattr(st, kind)("Days", 2, 31, value=5, key="days")
        st.button("Too much", on_click=too_much)

    at = AppTest.from_function(script, args=(kind,)).run()
    getattr(at, kind)[0].set_value(9).run()
    at.button[0].click().run()

    if kind == "slider":
        assert at.exception[0].message == "The `value` 40 is greater than the `max_value` 31."
    else:
        assert not at.exception
        assert at.number_input[0].value == 5
