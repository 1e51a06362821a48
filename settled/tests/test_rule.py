"""What `settled` means, on small scripts made for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from settled import capture, is_settled, unsettled, unsettled_async, would_change


def run(script: Callable[[], None]) -> AppTest:
    return AppTest.from_function(script).run()


def test_nothing_changes_in_an_app_with_keys() -> None:
    def script() -> None:
        import streamlit as st

        st.slider("Volume", 0, 10, key="volume")
        st.button("Go", key="go")
        st.write(f"{st.session_state.volume}")

    at = run(script)
    assert is_settled(at)
    at.slider[0].set_value(5).run()
    assert is_settled(at)
    at.button[0].click().run()
    assert at.button[0].value
    assert is_settled(at), "that the button was pressed does not count"


def test_a_text_above_what_changes_it() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("count", 0)
        st.write(f"Count: {st.session_state.count}")
        if st.button("Add"):
            st.session_state.count += 1

    at = run(script)
    at.button[0].click().run()

    assert unsettled(at) == ["the text “Count: 0” would become the text “Count: 1”"]


def test_a_value_that_feeds_itself() -> None:
    def script() -> None:
        import streamlit as st

        n = st.session_state.setdefault("n", 3)
        st.session_state.n = st.slider("Volume", 0, 10, n)

    at = run(script)
    at.slider[0].set_value(5).run()

    assert unsettled(at) == ["the slider “Volume” would be replaced by a new one"]


def test_a_widget_that_shows_another_value_or_comes_or_goes_or_is_enabled() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        runs = state.setdefault("runs", 0)
        state.number = runs
        st.slider("Number", 0, 10, key="number")
        st.checkbox("Box", key="box", disabled=runs < 1)
        if runs < 1:
            st.text_input("Before")
            st.error("early")
        else:
            st.text_input("After")
        state.runs = runs + 1

    at = run(script)

    assert unsettled(at) == [
        "the slider “Number” would show 1, not 0",
        "the checkbox “Box” would be enabled",
        "the text input “After” would appear",
        "the text input “Before” would go away",
        "the error “early” would go away",
        "session state “number” would be 1, not 0",
        "session state “runs” would be 2, not 1",
    ]


def test_a_message_that_is_shown_in_one_run_only() -> None:
    def script() -> None:
        import streamlit as st

        if st.button("Save"):
            st.success("Saved")

    at = run(script)
    at.button[0].click().run()

    assert unsettled(at) == ["the success “Saved” would go away"]


def test_a_key_that_appears_and_one_that_goes_away() -> None:
    def script() -> None:
        import streamlit as st

        if "seen" in st.session_state:
            st.session_state.pop("first", None)
            st.session_state.second = 1
        else:
            st.session_state.seen = True
            st.session_state.first = 1

    assert unsettled(run(script)) == [
        "session state “first” would be gone",
        "session state “second” would be new: 1",
    ]


def test_elements_in_another_place() -> None:
    def script() -> None:
        import streamlit as st

        later = st.session_state.get("later", False)
        st.session_state.later = True
        lines = ["one", "two"]
        for line in reversed(lines) if later else lines:
            st.write(line)

    assert "the text “two” would appear" in unsettled(run(script))


def test_a_label_with_a_count() -> None:
    def script() -> None:
        import streamlit as st

        n = st.session_state.setdefault("n", 0)
        if st.button(f"Like ({n})", key="like"):
            st.session_state.n += 1

    at = run(script)
    at.button[0].click().run()

    assert unsettled(at) == ["the button “Like (0)” would be called “Like (1)”"]


def test_a_capture_does_not_change_with_the_app() -> None:
    def script() -> None:
        import streamlit as st

        class Note:
            def __init__(self) -> None:
                self.words: list[str] = []

        note = st.session_state.setdefault("note", Note())
        if st.button("Add"):
            note.words.append("more")

    at = run(script)
    before = capture(at)
    at.button[0].click().run()

    assert before.session_state == {"note": {"type": "Note", "words": []}}
    assert capture(at).session_state == {"note": {"type": "Note", "words": ["more"]}}


def test_what_an_app_drew_before_its_own_rerun_is_not_on_the_page() -> None:
    def script() -> None:
        import streamlit as st

        if "ready" not in st.session_state:
            st.text_input("Only before the rerun")
            st.write("not ready")
            st.session_state.ready = True
            st.rerun()
        st.write("ready")

    at = run(script)
    assert [element.text for element in capture(at).elements if element.text] == ["ready"]
    assert is_settled(at)


def test_trying_a_rerun_out_runs_nothing_in_the_app() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.runs = st.session_state.get("runs", 0) + 1

    at = run(script)
    assert would_change(at) == ["session state “runs” would be 2, not 1"]
    assert at.session_state["runs"] == 1


def test_it_can_be_awaited(run_in_a_loop: Callable[..., Any]) -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.runs = st.session_state.get("runs", 0) + 1

    at = run(script)
    assert run_in_a_loop(unsettled_async(at)) == ["session state “runs” would be 2, not 1"]
