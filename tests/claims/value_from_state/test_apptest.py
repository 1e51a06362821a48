from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

# Of each kind: what it starts at, then three inputs.
VALUES = {
    "text_input": '"Ada", "Bea", "Cleo", "Dora"',
    "text_area": '"Ada", "Bea", "Cleo", "Dora"',
    "number_input": "1, 2, 3, 4",
    "slider": "1, 2, 3, 4",
    "select_slider": '"S", "M", "L", "XL"',
    "checkbox": "False, True, False, True",
    "toggle": "False, True, False, True",
    "date_input": "date(2030, 1, 1), date(2030, 1, 2), date(2030, 1, 3), date(2030, 1, 4)",
    "time_input": "time(9), time(10), time(11), time(12)",
    "color_picker": '"#000000", "#111111", "#222222", "#333333"',
}
SCRIPT = """
from datetime import date, time
import streamlit as st
state = st.session_state
if "inputs" not in state:
    state.inputs = [{values}]
    state.stored = state.inputs[0]
options = ["S", "M", "L", "XL"]
{line}
"""
FED_BACK = "state.stored = st.{kind}('Label', {options} value=state.stored{more})"


def app(kind: str, more: str = "") -> AppTest:
    options = "options," if kind == "select_slider" else ""
    line = FED_BACK.format(kind=kind, options=options, more=more)
    return AppTest.from_string(SCRIPT.format(values=VALUES[kind], line=line)).run()


def kept(at: AppTest, kind: str) -> list[bool]:
    """Say of each of the three inputs whether the app stored it."""
    found = []
    for value in at.session_state.inputs[1:]:
        before: Any = at.session_state.stored
        widget = getattr(at, kind)[0]
        if value != widget.value:
            widget.set_value(value).run()
        found.append(at.session_state.stored == value != before)
    return found


@pytest.mark.parametrize("kind", [kind for kind in VALUES if kind not in ("checkbox", "toggle")])
def test_every_second_input_is_lost_whatever_the_widget(kind: str) -> None:
    assert kept(app(kind), kind) == [True, False, True]


@pytest.mark.parametrize("kind", VALUES)
def test_a_key_keeps_every_input_although_the_default_changes(kind: str) -> None:
    assert kept(app(kind, ", key='box'"), kind) == [True, True, True]


@pytest.mark.parametrize("kind", ["checkbox", "toggle"])
def test_a_tick_is_kept_and_has_to_be_taken_back_twice(kind: str) -> None:
    at = app(kind)
    getattr(at, kind)[0].set_value(True).run()
    assert at.session_state.stored is True
    getattr(at, kind)[0].set_value(False).run()
    assert (at.session_state.stored, getattr(at, kind)[0].value) == (True, True)
    getattr(at, kind)[0].set_value(False).run()
    assert at.session_state.stored is False


def test_any_other_rerun_in_between_makes_room() -> None:
    at = app("number_input")
    at.number_input[0].set_value(2).run()
    at.run()  # any other input, or none
    at.number_input[0].set_value(3).run()

    assert at.session_state.stored == 3


HIDDEN = """
import streamlit as st
state = st.session_state
state.setdefault("stored", 6)
if st.checkbox("Show", value=True):
    {line}
"""


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("state.stored = st.number_input('Eggs', value=state.stored, key='box')", 10),
        ("st.number_input('Eggs', key='stored')", 6),
    ],
)
def test_what_a_box_shows_that_was_hidden_for_a_while(line: str, shown: int) -> None:
    at = AppTest.from_string(HIDDEN.format(line=line)).run()
    at.number_input[0].set_value(10).run()
    at.checkbox[0].uncheck().run()
    at.checkbox[0].check().run()

    assert at.number_input[0].value == shown


def test_what_else_sets_the_stored_value_does_not_move_a_box_with_a_key_of_its_own() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("stored", 6)

        def empty() -> None:
            state.stored = 0

        st.button("Empty", on_click=empty)
        state.stored = st.number_input("Eggs", value=state.stored, key="box")

    at = AppTest.from_function(script).run()
    at.number_input[0].set_value(10).run()
    at.button[0].click().run()

    assert (at.number_input[0].value, at.session_state.stored) == (10, 10)


def test_a_rerun_after_each_new_value_keeps_all_and_runs_the_script_twice() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("stored", 6)
        state.runs = state.get("runs", 0) + 1
        eggs = st.number_input("Eggs", value=state.stored)
        if eggs != state.stored:
            state.stored = eggs
            st.rerun()

    at = AppTest.from_function(script).run()
    for eggs in (10, 12, 4):
        before = at.session_state.runs
        at.number_input[0].set_value(eggs).run()
        assert at.session_state.stored == eggs
        assert at.session_state.runs == before + 2


@pytest.mark.parametrize(
    ("arguments", "returned"),
    [("value=1", "5"), ("key='box'", "5.0"), ("key='box', step=1", "5")],
    ids=["with its default", "with a key alone", "with a key and a step"],
)
def test_a_number_is_whole_by_its_default_or_its_step(arguments: str, returned: str) -> None:
    first = "import streamlit as st\nst.session_state.setdefault('box', 1)\n"
    at = AppTest.from_string(f"{first}st.text(st.number_input('Eggs', {arguments}))").run()

    assert at.number_input[0].set_value(5).run().text[0].value == returned
