from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

KINDS = ["success", "error", "warning", "info"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_message_outlasts_a_rerun(kind: str) -> None:
    def script(kind: str) -> None:
        import streamlit as st

        if st.button("Add"):
            getattr(st, kind)("Added")
            st.rerun()

    at = AppTest.from_function(script, args=(kind,)).run()
    at.button[0].click().run()

    assert not getattr(at, kind)


def test_a_callback_needs_no_rerun_and_what_it_draws_stands_above_for_one_run() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("guests", 0)

        def add() -> None:
            state.guests += 1
            state.message = "Stored"
            st.success("Drawn")

        st.write(f"Guests: {state.guests}")
        st.button("Add", on_click=add)
        if "message" in state:
            st.success(state.pop("message"))

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    assert at.markdown[0].value == "Guests: 1"
    assert [message.value for message in at.success] == ["Drawn", "Stored"]
    drawn = [element.type for element in at.main]
    assert drawn.index("success") < drawn.index("markdown")

    at.run()
    assert not at.success


def test_a_stored_message_shows_on_the_page_that_is_switched_to() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state

        def form() -> None:
            if st.button("Add"):
                state.message = "Added"
                st.switch_page(pages[1])

        def guests() -> None:
            st.write("The guests")

        pages = [st.Page(form), st.Page(guests)]
        page = st.navigation(pages)
        if "message" in state:
            st.success(state.pop("message"))
        page.run()

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.markdown[0].value == "The guests"
    assert at.success[0].value == "Added"
