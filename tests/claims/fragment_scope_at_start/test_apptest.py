from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from settled._internal.browser.actions import Click, Target
from settled._internal.browser.session import Browser


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


def app_in_a_browser(folder: Path, source: str) -> Browser:
    (folder / "app.py").write_text(source, "utf-8")
    browser = Browser(folder / "app.py")
    browser.open()
    return browser


def test_an_input_outside_runs_the_fragment_with_all_the_rest(tmp_path: Path) -> None:
    source = """
import streamlit as st
state = st.session_state
state.runs = state.get("runs", []) + ["script"]
@st.fragment
def news():
    state.runs = state.runs + ["fragment"]
    st.button("Inside")
st.button("Outside")
news()
"""
    with app_in_a_browser(tmp_path, source) as browser:
        browser.perform(Click(Target("button", "Outside")))
        browser.perform(Click(Target("button", "Inside")))

        assert browser.session_state["runs"] == ["script", "fragment"] * 2 + ["fragment"]


def test_a_try_around_it_runs_the_whole_script_twice(tmp_path: Path) -> None:
    source = """
import streamlit as st
state = st.session_state
state.runs = state.get("runs", 0) + 1
@st.fragment
def news():
    if "page" not in state:
        state.page = 1
        try:
            st.rerun(scope="fragment")
        except st.errors.StreamlitAPIException:
            st.rerun()
news()
"""
    with app_in_a_browser(tmp_path, source) as browser:
        assert browser.page.exceptions == ()
        assert browser.session_state["runs"] == 2
