from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

HEAD = """
import streamlit as st
state = st.session_state
state.setdefault("quiet", False)
def flip():
    state.quiet = not state.quiet
def copy():
    state.quiet = state.box
def focus():
    state.quiet = True
def focus_both():
    state.quiet = state.box = True
"""


def seen(toggle: str, focus: str = "focus") -> list[tuple[bool, bool]]:
    """Give what the toggle and the flag say after the button, then after each of two clicks."""
    code = f'{HEAD}\nst.toggle("Quiet", {toggle})\nst.button("Focus", on_click={focus})'
    at = AppTest.from_string(code).run()
    at.button[0].click().run()
    found = [(at.toggle[0].value, at.session_state.quiet)]
    for _ in range(2):
        at.toggle[0].set_value(not at.toggle[0].value).run()
        found.append((at.toggle[0].value, at.session_state.quiet))
    return found


def test_flipping_stays_out_of_phase() -> None:
    assert seen('key="box", on_change=flip') == [(False, True), (True, False), (False, True)]


@pytest.mark.parametrize("value", ["", "value=state.quiet, "])
def test_a_default_does_not_help_a_toggle_with_a_key(value: str) -> None:
    toggle = f'{value}key="box", on_change=flip'

    assert seen(toggle) == [(False, True), (True, False), (False, True)]


def test_copying_agrees_after_the_next_click_on_the_toggle() -> None:
    assert seen('key="box", on_change=copy') == [(False, True), (True, True), (False, False)]


def test_copying_agrees_at_once_if_the_button_sets_both() -> None:
    found = seen('key="box", on_change=copy', focus="focus_both")

    assert found == [(True, True), (False, False), (True, True)]


def test_the_flag_as_the_key() -> None:
    assert seen('key="quiet"') == [(True, True), (False, False), (True, True)]
