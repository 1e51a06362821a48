from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize(
    ("days", "returned"),
    [
        (1, date(2030, 1, 1)),
        ([1], (date(2030, 1, 1),)),
        ([], ()),
        (None, None),
        ([1, 4], (date(2030, 1, 1), date(2030, 1, 4))),
    ],
)
def test_what_is_returned_follows_the_default(
    days: int | list[int] | None, returned: object
) -> None:
    def script(days: int | list[int] | None) -> None:
        from datetime import date

        import streamlit as st

        if isinstance(days, list):
            st.session_state.returned = st.date_input("Stay", [date(2030, 1, d) for d in days])
        else:
            day = date(2030, 1, days) if days else None
            st.session_state.returned = st.date_input("Stay", day)

    at = AppTest.from_function(script, args=(days,)).run()

    assert at.session_state.returned == returned
    assert type(at.session_state.returned) is type(returned)


def unpacked() -> None:
    import streamlit as st

    _first, _last = st.date_input("Stay", [])  # type: ignore[misc]


def indexed() -> None:
    from datetime import date

    import streamlit as st

    stay = st.date_input("Stay", (date(2030, 1, 1), date(2030, 1, 4)))
    st.write(f"{stay[1]}")  # type: ignore[misc]


def test_an_empty_range_cannot_be_unpacked() -> None:
    at = AppTest.from_function(unpacked).run()

    assert at.exception[0].message == "not enough values to unpack (expected 2, got 0)"


def test_the_second_day_cannot_be_taken_by_its_index() -> None:
    at = AppTest.from_function(indexed).run()
    at.date_input[0].set_value([date(2030, 1, 10)]).run()

    assert at.exception[0].message == "tuple index out of range"


def last_whole_range() -> None:
    from datetime import date

    import streamlit as st

    whole = (date(2030, 1, 1), date(2030, 1, 4))
    st.session_state.setdefault("stay", whole)
    chosen = st.date_input("Stay", whole)
    if len(chosen) == 2:
        st.session_state.stay = chosen
    first, last = st.session_state.stay
    st.write(f"{(last - first).days}")


def in_a_form() -> None:
    from datetime import date

    import streamlit as st

    with st.form("form"):
        stay = st.date_input("Stay", (date(2030, 1, 1), date(2030, 1, 4)))
        st.form_submit_button("Search")
    first, last = stay  # type: ignore[misc]
    st.write(f"{(last - first).days}")


def test_the_last_whole_range_can_be_kept() -> None:
    at = AppTest.from_function(last_whole_range).run()
    for chosen, nights in (
        ([date(2030, 1, 10)], "3"),
        ([date(2030, 1, 10), date(2030, 1, 15)], "5"),
        ([date(2030, 1, 20)], "5"),
        ([date(2030, 1, 20), date(2030, 1, 22)], "2"),
    ):
        at.date_input[0].set_value(chosen).run()
        assert not at.exception
        assert at.markdown[0].value == nights


def test_a_form_can_send_one_day_too() -> None:
    at = AppTest.from_function(in_a_form).run()
    at.date_input[0].set_value([date(2030, 1, 10)])
    at.button[0].click().run()

    assert at.exception[0].message == "not enough values to unpack (expected 2, got 1)"


def test_two_date_inputs_return_a_day_each() -> None:
    def script() -> None:
        from datetime import date

        import streamlit as st

        first = st.date_input("From", date(2030, 1, 1))
        last = st.date_input("To", date(2030, 1, 4))
        st.write(f"{(last - first).days} nights" if first < last else "Choose a later day")

    at = AppTest.from_function(script).run()
    at.date_input[0].set_value(date(2030, 1, 6)).run()
    assert at.markdown[0].value == "Choose a later day"
    at.date_input[1].set_value(date(2030, 1, 8)).run()

    assert at.markdown[0].value == "2 nights"
