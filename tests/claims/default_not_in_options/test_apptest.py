from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

NOT_PART = (
    "The default value 'c' is not part of the options. Please make sure that every default values "
    "also exists in the options."
)


@pytest.mark.parametrize("key", [None, "key"])
@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("multiselect", {"default": ["c"]}, NOT_PART),
        ("pills", {"default": "c"}, NOT_PART),
        ("segmented_control", {"default": "c"}, NOT_PART),
        ("select_slider", {"value": "c"}, "c is not in iterable"),
        (
            "selectbox",
            {"index": 2},
            "Selectbox index must be greater than or equal to 0 and less than the length of "
            "options.",
        ),
        ("radio", {"index": 2}, "Radio index must be between 0 and length of options"),
    ],
)
def test_a_default_is_looked_up_in_every_rerun_even_with_a_key(
    kind: str, given: dict[str, Any], said: str, key: str | None
) -> None:
    def script(kind: str, given: dict[str, object], key: str | None) -> None:
        import streamlit as st

        options = ["a", "b"] if st.toggle("Short") else ["a", "b", "c"]
        getattr(st, kind)("It", options, key=key, **given)

    at = AppTest.from_function(script, args=(kind, given, key)).run()
    assert not at.exception
    at.toggle[0].set_value(True).run()
    assert [error.message for error in at.exception] == [said]


def test_it_raises_even_if_something_else_is_chosen() -> None:
    def script() -> None:
        import streamlit as st

        options = ["a", "b"] if st.toggle("Short") else ["a", "b", "c"]
        st.multiselect("It", options, default=["c"], key="it")

    at = AppTest.from_function(script).run()
    at.multiselect[0].set_value(["a"]).run()
    at.toggle[0].set_value(True).run()

    assert [error.message for error in at.exception] == [NOT_PART]


@pytest.mark.parametrize("kind", ["selectbox", "radio"])
def test_a_select_box_and_a_radio_look_only_at_the_position(kind: str) -> None:
    def script(kind: str) -> None:
        import streamlit as st

        options = ["b", "c"] if st.toggle("Short") else ["a", "b", "c"]
        st.text(getattr(st, kind)("It", options, index=1))

    at = AppTest.from_function(script, args=(kind,)).run()
    assert at.text[0].value == "b"
    at.toggle[0].set_value(True).run()
    assert (at.text[0].value, len(at.exception)) == ("c", 0)


@pytest.mark.parametrize(
    ("kind", "set_first"),
    [("selectbox", "c"), ("radio", "c"), ("select_slider", "c"), ("pills", "c")],
)
def test_a_key_that_was_set_above_does_not_raise(kind: str, set_first: str) -> None:
    def script(kind: str, set_first: str) -> None:
        import streamlit as st

        st.session_state.setdefault("it", set_first)
        options = ["a", "b"] if st.toggle("Short") else ["a", "b", "c"]
        st.text(f"{getattr(st, kind)('It', options, key='it')}")

    at = AppTest.from_function(script, args=(kind, set_first)).run()
    assert at.text[0].value == "c"
    at.toggle[0].set_value(True).run()
    assert not at.exception
    assert at.text[0].value == ("None" if kind == "pills" else "a")


def test_a_filtered_default_starts_over_with_other_options() -> None:
    def script() -> None:
        import streamlit as st

        options = ["a", "b"] if st.toggle("Short") else ["a", "b", "c"]
        default = [one for one in ("a", "c") if one in options]
        st.multiselect("It", options, default=default)

    at = AppTest.from_function(script).run()
    at.multiselect[0].set_value(["b"]).run()
    at.toggle[0].set_value(True).run()

    assert at.multiselect[0].value == ["a"]
