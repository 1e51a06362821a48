from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest


def kwargs() -> None:
    import streamlit as st

    def order(dish: str) -> None:
        st.session_state.ordered = dish

    with st.form("form"):
        dish = st.text_input("Dish")
        st.form_submit_button("Order", on_click=order, kwargs={"dish": dish})


def a_partial() -> None:
    from functools import partial

    import streamlit as st

    def order(dish: str) -> None:
        st.session_state.ordered = dish

    with st.form("form"):
        dish = st.text_input("Dish")
        st.form_submit_button("Order", on_click=partial(order, dish))


def the_variable_itself() -> None:
    import streamlit as st

    def order() -> None:
        st.session_state.ordered = dish

    with st.form("form"):
        dish = st.text_input("Dish")
        st.form_submit_button("Order", on_click=order)


def a_lambda() -> None:
    import streamlit as st

    def order(dish: str) -> None:
        st.session_state.ordered = dish

    with st.form("form"):
        dish = st.text_input("Dish")
        st.form_submit_button("Order", on_click=lambda: order(dish))


SCRIPT_OF_A_FILE = """
import streamlit as st

def order():
    st.session_state.ordered = dish

with st.form("form"):
    dish = st.text_input("Dish")
    st.form_submit_button("Order", on_click=order)
"""


def orders(at: AppTest) -> list[str]:
    at.run()
    found = []
    for dish in ("soup", "pasta"):
        at.text_input[0].set_value(dish)
        at.button[0].click().run()
        found.append(at.session_state.ordered)
    return found


@pytest.mark.parametrize("script", [kwargs, a_partial, the_variable_itself, a_lambda])
def test_whatever_takes_the_variable_along_is_one_click_behind(script: Callable[[], None]) -> None:
    assert orders(AppTest.from_function(script)) == ["", "soup"]


def test_a_callback_sees_the_variables_of_the_rerun_before() -> None:
    assert orders(AppTest.from_string(SCRIPT_OF_A_FILE)) == ["", "soup"]


def the_button_is_true() -> None:
    import streamlit as st

    with st.form("form"):
        dish = st.text_input("Dish")
        if st.form_submit_button("Order"):
            st.session_state.ordered = dish


def the_name_of_the_key() -> None:
    import streamlit as st

    def order(key: str) -> None:
        st.session_state.ordered = st.session_state[key]

    with st.form("form"):
        st.text_input("Dish", key="dish")
        st.form_submit_button("Order", on_click=order, args=("dish",))


@pytest.mark.parametrize("script", [the_button_is_true, the_name_of_the_key])
def test_other_ways_to_get_what_was_typed(script: Callable[[], None]) -> None:
    assert orders(AppTest.from_function(script)) == ["soup", "pasta"]


def test_what_is_drawn_above_the_form_is_late_without_a_callback() -> None:
    def script() -> None:
        import streamlit as st

        st.write(f"{st.session_state.get('ordered')}")
        with st.form("form"):
            dish = st.text_input("Dish")
            if st.form_submit_button("Order"):
                st.session_state.ordered = dish

    at = AppTest.from_function(script).run()
    at.text_input[0].set_value("soup")
    at.button[0].click().run()

    assert at.markdown[0].value == "None"


def test_outside_a_form_the_arguments_are_renewed_before_the_click() -> None:
    def script() -> None:
        import streamlit as st

        def order(dish: str) -> None:
            st.session_state.ordered = dish

        dish = st.text_input("Dish")
        st.button("Order", on_click=order, args=(dish,))

    at = AppTest.from_function(script).run()
    for dish in ("soup", "pasta"):
        at.text_input[0].set_value(dish).run()
        at.button[0].click().run()
        assert at.session_state.ordered == dish


def test_one_callback_can_serve_many_widgets_by_their_keys() -> None:
    def script() -> None:
        import streamlit as st

        def note(key: str) -> None:
            st.session_state.last = f"{key} is {st.session_state[key]}"

        for key in ("width", "height"):
            st.number_input(key, 0, 9, key=key, on_change=note, args=(key,))

    at = AppTest.from_function(script).run()
    for at_place, key, value in ((0, "width", 3), (1, "height", 5), (0, "width", 7)):
        at.number_input[at_place].set_value(value).run()
        assert at.session_state.last == f"{key} is {value}"


def test_arguments_that_do_not_depend_on_the_widget_are_right() -> None:
    def script() -> None:
        import streamlit as st

        def choose(number: int) -> None:
            st.session_state.chosen = number

        for number in (1, 2):
            st.button(f"Choose {number}", on_click=choose, args=(number,))

    at = AppTest.from_function(script).run()
    for place in (1, 0):
        at.button[place].click().run()
        assert at.session_state.chosen == place + 1
