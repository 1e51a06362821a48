from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_apptest_does_not_find_it() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("extras", ["ham"])
        st.multiselect("Extras", ["ham", "olives"], key="extras")
        st.button("Add", on_click=lambda: state.extras.append("olives"))

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    at.run()

    assert at.multiselect[0].value == ["ham", "olives"]


def test_below_the_box_an_assignment_raises_and_an_append_does_not() -> None:
    def script() -> None:
        import streamlit as st

        st.multiselect("Extras", ["ham", "olives"], key="extras")
        if st.button("Append"):
            st.session_state.extras.append("olives")
        if st.button("Assign"):
            st.session_state.extras = ["olives"]

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    assert not at.exception
    at.button[1].click().run()
    assert at.exception[0].message == (
        "`st.session_state.extras` cannot be modified after the widget with key `extras` is "
        "instantiated."
    )


def test_what_the_widget_returns_is_a_copy() -> None:
    def script() -> None:
        import streamlit as st

        chosen = st.multiselect("Extras", ["ham", "olives"], default=["ham"], key="extras")
        chosen.append("olives")
        st.text(f"{st.session_state.extras}")

    at = AppTest.from_function(script).run()
    at.run()

    assert at.text[0].value == "['ham']"


def test_a_list_of_your_own_keeps_what_is_appended() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("log", []).append("run")

    at = AppTest.from_function(script).run()
    at.run()

    assert at.session_state.log == ["run", "run"]
