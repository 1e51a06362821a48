from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_the_callback_ends_with_the_call() -> None:
    def script() -> None:
        import streamlit as st

        def turn() -> None:
            st.rerun()
            st.session_state.page = 2

        st.session_state.setdefault("page", 1)
        st.button("Next", on_click=turn)

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.session_state.page == 1
    assert at.warning[0].value == "Calling st.rerun() within a callback is a no-op."


def test_a_callback_is_followed_by_one_run() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.runs = state.get("runs", 0) + 1

        def turn() -> None:
            st.rerun()

        st.button("Next", on_click=turn)

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.session_state.runs == 2


def test_a_function_that_is_called_from_both_places_may_rerun_in_the_body_only() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("page", 1)

        def turn() -> None:
            st.session_state.page += 1

        st.button("Callback", on_click=turn)
        if st.button("Body"):
            turn()
            st.rerun()
        st.write(f"{st.session_state.page}")

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    at.button[1].click().run()

    assert (at.markdown[0].value, list(at.warning)) == ("3", [])
