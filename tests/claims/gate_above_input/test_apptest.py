from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS
from tests.claims.table_app import TableApp, apps_of_page


def key_with_get() -> None:
    import streamlit as st

    st.button("Order", disabled=not st.session_state.get("agreed"))
    st.checkbox("Accept", key="agreed")


def button_in_a_place_above() -> None:
    import streamlit as st

    place = st.container()
    agreed = st.checkbox("Accept")
    place.button("Order", disabled=not agreed)


@pytest.mark.parametrize("script", [key_with_get, button_in_a_place_above])
def test_what_follows_at_once(script: Callable[[], None]) -> None:
    at = AppTest.from_function(script).run()
    assert at.button[0].disabled
    at.checkbox[0].check().run()
    assert not at.button[0].disabled
    at.checkbox[0].uncheck().run()
    assert at.button[0].disabled


def test_the_key_is_missing_before_the_widget_was_drawn_once() -> None:
    def script() -> None:
        import streamlit as st

        st.button("Order", disabled=not st.session_state.agreed)
        st.checkbox("Accept", key="agreed")

    at = AppTest.from_function(script).run()

    assert 'st.session_state has no attribute "agreed"' in at.exception[0].message


def test_a_click_on_the_button_that_should_be_gray_runs_its_callback_only() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("agreed", False)
        log = state.setdefault("log", [])

        def order() -> None:
            log.append("callback")

        if st.button("Order", disabled=not state.agreed, on_click=order):
            log.append("returned True")
        state.agreed = st.checkbox("Accept")

    at = AppTest.from_function(script).run()
    at.checkbox[0].check().run()
    at.checkbox[0].uncheck().run()
    assert not at.button[0].disabled
    at.button[0].click().run()

    assert at.session_state.log == ["callback"]


def test_another_input_brings_the_button_up_to_date() -> None:
    at = AppTest.from_file(DEMOS / "gate-above-input" / "broken.py").run()
    at.checkbox[0].check().run()
    assert at.button[0].disabled
    at.run()
    assert not at.button[0].disabled


@pytest.mark.parametrize(
    ("app", "marked"),
    [
        (0, ["Marked: Monday", "Marked: Tuesday", "Marked: Wednesday"]),
        (1, ["Marked: Tuesday", "Marked: Wednesday", "Marked: Monday"]),
    ],
)
def test_a_table_marks_its_selection_if_its_key_is_read_before(app: int, marked: list[str]) -> None:
    table = TableApp(apps_of_page("gate-above-input")[app])
    found = []
    for row in (1, 2, 0):
        table.select(row)
        found.append(table.line)

    assert found == marked
