"""What the article says of Streamlit, beyond what its demos show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS

PAIR = DEMOS / "value-from-state"


def identities(at: AppTest, inputs: tuple[int, ...]) -> list[str]:
    found = [at.slider[0].id]
    for value in inputs:
        at.slider[0].set_value(value).run()
        found.append(at.slider[0].id)
    return found


def test_the_broken_slider_is_another_one_at_every_second_input() -> None:
    start, first, second, third = identities(AppTest.from_file(PAIR / "broken.py").run(), (5, 7, 9))

    assert first == start
    assert second != first
    assert third == second


def test_the_keyed_slider_stays_the_same() -> None:
    assert len(set(identities(AppTest.from_file(PAIR / "fixed.py").run(), (5, 7, 9)))) == 1


def test_session_state_is_new_then_the_callback_runs_then_the_first_line() -> None:
    def script() -> None:
        import streamlit as st

        log = st.session_state.setdefault("log", [])
        log.append(f"first line sees {st.session_state.get('number')}")
        number = st.slider(
            "Number",
            0,
            10,
            key="number",
            on_change=lambda: log.append(f"callback sees {st.session_state.number}"),
        )
        log.append(f"the call returns {number}")

    at = AppTest.from_function(script).run()
    at.session_state.log.clear()
    at.slider[0].set_value(4).run()

    assert at.session_state.log == ["callback sees 4", "first line sees 4", "the call returns 4"]


def test_a_widget_that_is_not_drawn_is_forgotten_after_the_last_line() -> None:
    def script() -> None:
        import streamlit as st

        log = st.session_state.setdefault("log", [])
        shown = st.checkbox("Show", value=True)
        if shown:
            st.slider("Number", 0, 10, key="number")
        log.append("number" in st.session_state)

    at = AppTest.from_function(script).run()
    at.checkbox[0].uncheck().run()

    assert at.session_state.log == [True, True], "it is still there on the last line"
    assert "number" not in at.session_state, "it is gone after it"


def set_key_below() -> None:
    import streamlit as st

    st.slider("Number", 0, 10, key="picked")
    st.session_state.picked = 5


def set_key_above() -> None:
    import streamlit as st

    st.session_state.picked = 5
    st.slider("Number", 0, 10, key="picked")


@pytest.mark.parametrize(
    ("script", "exceptions"),
    [
        (set_key_above, []),
        (
            set_key_below,
            [
                "`st.session_state.picked` cannot be modified after the widget with key `picked` "
                "is instantiated."
            ],
        ),
    ],
)
def test_a_key_can_be_set_above_its_widget_only(
    script: Callable[[], None], exceptions: list[str]
) -> None:
    at = AppTest.from_function(script).run()

    assert [error.message for error in at.exception] == exceptions


def test_a_default_does_not_count_for_a_slider_with_a_key() -> None:
    def script() -> None:
        import streamlit as st

        stored = st.session_state.setdefault("stored", 3)
        st.session_state.stored = st.slider("Volume", 0, 10, value=stored, key="another_key")

    at = AppTest.from_function(script).run()

    assert len(set(identities(at, (5, 7, 9)))) == 1


@pytest.mark.parametrize(
    ("changed", "without_key", "with_key"),
    [
        ({"label": "Loudness"}, True, False),
        ({"value": 4}, True, False),
        ({"max_value": 20}, True, True),
        ({"min_value": 1}, True, True),
        ({"step": 2}, True, True),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_what_makes_a_slider_another_one(
    changed: dict[str, Any], without_key: bool, with_key: bool
) -> None:
    def script(key: str | None, before: dict[str, int], after: dict[str, int]) -> None:
        import streamlit as st

        st.slider(**(after if st.checkbox("Changed") else before), key=key)  # type: ignore[call-overload]

    given: dict[str, Any] = {
        "label": "Volume",
        "min_value": 0,
        "max_value": 10,
        "value": 2,
        "step": 1,
    }
    for key, is_another in ((None, without_key), ("volume", with_key)):
        at = AppTest.from_function(script, args=(key, given, given | changed)).run()
        before = at.slider[0].id
        at.checkbox[0].check().run()

        assert (at.slider[0].id != before) is is_another


def test_a_widget_that_is_not_drawn_is_kept_if_asked_for() -> None:
    def script() -> None:
        import streamlit as st

        if st.checkbox("Show", value=True):
            st.slider("Number", 0, 10, key="number", persist_state="session")

    at = AppTest.from_function(script).run()
    at.slider[0].set_value(7).run()
    at.checkbox[0].uncheck().run()
    at.checkbox[0].check().run()

    assert at.slider[0].value == 7
