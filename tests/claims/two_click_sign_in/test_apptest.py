from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS


def rerun_after_the_change() -> None:
    import streamlit as st

    if st.session_state.get("member"):
        st.write("Welcome")
    else:
        st.write("Please sign in")
        if st.button("Sign in"):
            st.session_state.member = True
            st.rerun()


def code_in_a_callback() -> None:
    import streamlit as st

    def sign_in() -> None:
        st.session_state.member = st.session_state.code == "1234"

    if st.session_state.get("member"):
        st.write("Welcome")
    else:
        st.write("Please sign in")
        st.text_input("Code", key="code")
        st.button("Sign in", on_click=sign_in)


def pages_and_no_rerun() -> None:
    import streamlit as st

    def door() -> None:
        st.write("Please sign in")
        if st.button("Sign in"):
            st.session_state.member = True

    def home() -> None:
        st.write("Welcome")

    pages = [home] if st.session_state.get("member") else [door]
    st.navigation([st.Page(page) for page in pages], position="hidden").run()


def pages_and_rerun() -> None:
    import streamlit as st

    def door() -> None:
        st.write("Please sign in")
        if st.button("Sign in"):
            st.session_state.member = True
            st.rerun()

    def home() -> None:
        st.write("Welcome")

    pages = [home] if st.session_state.get("member") else [door]
    st.navigation([st.Page(page) for page in pages], position="hidden").run()


def pages_and_switch() -> None:
    import streamlit as st

    def door() -> None:
        st.write("Please sign in")
        if st.button("Sign in"):
            st.session_state.member = True
            st.switch_page(home_page)

    def home() -> None:
        st.write("Welcome")

    home_page = st.Page(home)
    st.navigation([st.Page(door), home_page], position="hidden").run()


@pytest.mark.parametrize(
    ("script", "at_once"),
    [
        (rerun_after_the_change, True),
        (code_in_a_callback, True),
        (pages_and_no_rerun, False),
        (pages_and_rerun, True),
        (pages_and_switch, True),
    ],
)
def test_what_shows_the_new_screen_at_once(script: Callable[[], None], at_once: bool) -> None:
    at = AppTest.from_function(script).run()
    if at.text_input:
        at.text_input[0].set_value("1234")
    at.button[0].click().run()

    assert not at.exception
    assert at.markdown[0].value == ("Welcome" if at_once else "Please sign in")


def test_two_quick_clicks_do_not_sign_out_again() -> None:
    at = AppTest.from_file(DEMOS / "two-click-sign-in" / "broken.py").run()
    at.button[0].click().run()
    at.button[0].click().run()

    assert (at.session_state.member, at.markdown[0].value) == (True, "Welcome back")
