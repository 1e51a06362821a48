from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS


def test_the_slider_is_another_one_and_the_key_is_overwritten() -> None:
    at = AppTest.from_file(DEMOS / "moving-bounds" / "broken.py").run()
    at.slider[0].set_value(7).run()
    before = at.slider[0].id
    at.radio[0].set_value("Large").run()

    assert at.slider[0].id != before
    assert at.session_state.guests == 0


@pytest.mark.parametrize(
    ("kind", "name", "values", "kept"),
    [
        ("slider", "min_value", (0, 1), False),
        ("slider", "max_value", (10, 20), False),
        ("slider", "step", (1, 7), False),
        ("number_input", "min_value", (0, 1), True),
        ("number_input", "max_value", (10, 20), True),
        ("number_input", "step", (1, 7), True),
    ],
)
def test_what_counts_with_a_key(kind: str, name: str, values: tuple[int, int], kept: bool) -> None:
    def script(kind: str, name: str, values: tuple[int, int]) -> None:
        import streamlit as st

        given = {"min_value": 0, "max_value": 10, name: values[st.toggle("Other")]}
        getattr(st, kind)("It", **given, key="it")

    at = AppTest.from_function(script, args=(kind, name, values)).run()
    widget: Any = at.main.get(kind)[0]
    widget.set_value(7).run()
    at.toggle[0].set_value(True).run()

    assert (at.session_state.it == 7) is kept


@pytest.mark.parametrize("cut", [False, True])
def test_a_number_input_replaces_what_does_not_fit_by_its_default(cut: bool) -> None:
    def script(cut: bool) -> None:
        import streamlit as st

        most = 8 if st.toggle("Small") else 10
        if cut:
            st.session_state.guests = min(st.session_state.get("guests", 0), most)
        st.number_input("Guests", 0, most, key="guests")

    at = AppTest.from_function(script, args=(cut,)).run()
    at.number_input[0].set_value(9).run()
    at.toggle[0].set_value(True).run()

    assert at.session_state.guests == (8 if cut else 0)


def test_a_value_outside_of_the_limits_raises() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.guests = 30
        st.slider("Guests", 0, 10, key="guests")

    at = AppTest.from_function(script).run()

    assert at.exception[0].message == "The `value` 30 is greater than the `max_value` 10."


def test_both_ends_can_be_brought_between_the_limits() -> None:
    def script() -> None:
        import streamlit as st

        most = 20 if st.toggle("Large") else 10
        low, high = st.session_state.get("range", (0, most))
        st.session_state.range = (min(low, most), min(high, most))
        st.slider("Rows", 0, most, key="range")

    at = AppTest.from_function(script).run()
    at.toggle[0].set_value(True).run()
    at.slider[0].set_value((5, 15)).run()
    assert at.slider[0].value == (5, 15)
    at.toggle[0].set_value(False).run()
    assert at.slider[0].value == (5, 10)


def test_a_date_input_with_a_key_keeps_its_value() -> None:
    def script() -> None:
        from datetime import date

        import streamlit as st

        last = date(2030, 1, 31 if st.toggle("Longer") else 15)
        st.date_input("Day", date(2030, 1, 5), max_value=last, key="day")

    at = AppTest.from_function(script).run()
    at.date_input[0].set_value(date(2030, 1, 10)).run()
    at.toggle[0].set_value(True).run()

    assert at.date_input[0].value == date(2030, 1, 10)


def test_limits_that_stay_the_same_keep_the_value_and_it_can_be_checked_below() -> None:
    def script() -> None:
        import streamlit as st

        most = 10 if st.radio("Room", ["Small", "Large"], key="room") == "Large" else 4
        guests = st.slider("Guests", 0, 10, key="guests")
        if guests > most:
            st.error(f"At most {most}")

    at = AppTest.from_function(script).run()
    at.slider[0].set_value(7).run()
    assert [error.value for error in at.error] == ["At most 4"]
    at.radio[0].set_value("Large").run()

    assert not at.error
    assert at.slider[0].value == 7
