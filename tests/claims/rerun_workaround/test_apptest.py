from __future__ import annotations

from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS


def test_the_broken_app_makes_a_new_slider_for_each_input() -> None:
    at = AppTest.from_file(DEMOS / "rerun-workaround" / "broken.py").run()
    found = [at.slider[0].id]
    for volume in (5, 7, 9):
        at.slider[0].set_value(volume).run()
        found.append(at.slider[0].id)

    assert len(set(found)) == 4


def test_without_the_comparison_it_runs_for_ever() -> None:
    def script() -> None:
        import streamlit as st

        runs = st.session_state["runs"] = st.session_state.get("runs", 0) + 1
        st.session_state.volume = st.slider("Volume", 0, 10, st.session_state.get("volume", 3))
        if runs < 50:  # so that this test ends
            st.rerun()

    at = AppTest.from_function(script).run()

    assert at.session_state.runs == 50


def test_a_comparison_that_stays_true_runs_for_ever_too() -> None:
    def script() -> None:
        import streamlit as st

        runs = st.session_state["runs"] = st.session_state.get("runs", 0) + 1
        limit = st.session_state.get("limit", 3)
        volume = st.slider("Volume", 0, 10, limit)
        if f"{volume}" != limit and runs < 50:
            st.session_state.limit = volume
            st.rerun()

    at = AppTest.from_function(script).run()

    assert at.session_state.runs == 50


def test_what_is_below_the_rerun_is_forgotten() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("volume", 3)
        volume = st.slider("Volume", 0, 10, value=st.session_state.volume)
        if volume != st.session_state.volume:
            st.session_state.volume = volume
            st.rerun()
        st.text_input("Song", key="song")

    at = AppTest.from_function(script).run()
    at.text_input[0].set_value("Yesterday").run()
    at.slider[0].set_value(5).run()

    assert at.text_input[0].value == ""


def test_a_button_is_false_in_the_rerun() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("log", []).append(st.button("Go"))
        if st.session_state.log[-1]:
            st.rerun()

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.session_state.log == [False, True, False]
