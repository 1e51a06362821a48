from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from settled._internal.browser.actions import Click, Target
from settled._internal.browser.session import Browser


def test_a_button_is_true_in_the_rerun_that_its_click_started_and_then_no_more() -> None:
    def script() -> None:
        import streamlit as st

        st.button("Other")
        st.write(f"{st.button('Start', key='start')}")

    at = AppTest.from_function(script).run()
    at.button("start").click().run()
    assert at.markdown[0].value == "True"
    at.button[0].click().run()
    assert at.markdown[0].value == "False"


def test_the_inner_button_is_not_drawn_in_the_rerun_that_its_own_click_starts() -> None:
    def script() -> None:
        import streamlit as st

        reached = st.session_state.setdefault("reached", [])
        if st.button("Start"):
            reached.append("inner button")
            st.button("Confirm")

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    assert at.session_state.reached == ["inner button"]
    at.button[1].click().run()

    assert at.session_state.reached == ["inner button"]
    assert [button.label for button in at.button] == ["Start"]


def test_a_callback_of_the_inner_button_runs_although_the_button_is_not_drawn() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("orders", 0)

        def confirm() -> None:
            st.session_state.orders += 1

        if st.button("Start"):
            st.button("Confirm", on_click=confirm)

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    at.button[1].click().run()

    assert at.session_state.orders == 1


@pytest.mark.parametrize("kind", ["checkbox", "toggle"])
def test_a_switch_stays_on_around_a_button(kind: str) -> None:
    def script(kind: str) -> None:
        import streamlit as st

        st.session_state.setdefault("orders", 0)
        if getattr(st, kind)("Order") and st.button("Confirm"):
            st.session_state.orders += 1

    at = AppTest.from_function(script, args=(kind,)).run()
    getattr(at, kind)[0].set_value(True).run()
    at.button[0].click().run()
    at.button[0].click().run()

    assert at.session_state.orders == 2


def test_the_key_of_a_button_cannot_be_set() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.start = True
        st.button("Start", key="start")

    at = AppTest.from_function(script).run()

    assert at.exception[0].message.startswith(
        "Values for the widget with `key` 'start' cannot be set using `st.session_state`."
    )


def test_a_dialog_asks_and_gets_its_answer(tmp_path: Path) -> None:
    source = """
import streamlit as st
state = st.session_state
@st.dialog("Sure?")
def ask():
    if st.button("Yes"):
        state.deleted = True
        st.rerun()
if st.button("Delete"):
    ask()
"""
    (tmp_path / "app.py").write_text(source, "utf-8")
    with Browser(tmp_path / "app.py") as browser:
        browser.open()
        browser.perform(Click(Target("button", "Delete")))
        assert browser.page.dialog is not None
        browser.perform(Click(Target("button", "Yes")))

        assert browser.session_state["deleted"] is True
        assert browser.page.dialog is None


def test_a_button_in_a_popover_is_drawn_in_every_rerun() -> None:
    def script() -> None:
        import streamlit as st

        with st.popover("Order"):
            if st.button("Confirm"):
                st.write("Ordered")

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.markdown[0].value == "Ordered"
