from __future__ import annotations

from streamlit.testing.v1 import AppTest


def in_the_form() -> None:
    import streamlit as st

    menu = {"Tea": ["green", "black"], "Coffee": ["latte", "mocha"]}
    with st.form("order"):
        kind = st.selectbox("Kind", menu)
        drink = st.selectbox("Drink", menu[kind])
        st.form_submit_button("Order")
    st.write(f"{kind}: {drink}")


def above_the_form() -> None:
    import streamlit as st

    menu = {"Tea": ["green", "black"], "Coffee": ["latte", "mocha"]}
    kind = st.selectbox("Kind", menu)
    with st.form("order"):
        drink = st.selectbox("Drink", menu[kind])
        st.form_submit_button("Order")
    st.write(f"{kind}: {drink}")


def test_a_choice_in_the_list_that_goes_is_lost() -> None:
    at = AppTest.from_function(in_the_form).run()
    at.selectbox[0].set_value("Coffee")
    at.selectbox[1].set_value("black")
    at.button[0].click().run()

    assert at.markdown[0].value == "Coffee: latte"


def test_the_field_above_the_form_changes_the_list_at_once() -> None:
    at = AppTest.from_function(above_the_form).run()
    at.selectbox[0].set_value("Coffee").run()

    assert at.selectbox[1].options == ["latte", "mocha"]


def test_without_a_form_a_button_marks_the_end_and_a_dictionary_keeps_the_order() -> None:
    def script() -> None:
        import streamlit as st

        menu = {"Tea": ["green", "black"], "Coffee": ["latte", "mocha"]}
        state = st.session_state

        def order() -> None:
            state.ordered = f"{state.kind}: {state.drink}"

        with st.container(border=True):
            kind = st.selectbox("Kind", menu, key="kind")
            st.selectbox("Drink", menu[kind], key="drink")
            st.button("Order", on_click=order)
        st.write(state.get("ordered", "nothing"))

    at = AppTest.from_function(script).run()
    at.selectbox[0].set_value("Coffee").run()
    assert at.selectbox[1].value == "latte"
    at.selectbox[1].set_value("mocha").run()
    assert at.markdown[0].value == "nothing"
    at.button[0].click().run()
    assert at.markdown[0].value == "Coffee: mocha"
