from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_a_dialog_raises_when_it_opens() -> None:
    def script() -> None:
        import streamlit as st

        @st.dialog("News")
        def news() -> None:
            if "page" not in st.session_state:
                st.session_state.page = 1
                st.rerun(scope="fragment")

        if st.button("Open"):
            news()

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.exception[0].message == (
        'scope="fragment" can only be specified from `@st.fragment`-decorated functions during '
        "fragment reruns."
    )


def test_the_same_run_can_go_on() -> None:
    def script() -> None:
        import streamlit as st

        @st.fragment
        def news() -> None:
            if "page" not in st.session_state:
                st.session_state.page = 1
            st.write(f"{st.session_state.page}")

        news()

    assert AppTest.from_function(script).run().markdown[0].value == "1"
