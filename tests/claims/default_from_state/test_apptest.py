from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st
changed = st.checkbox("Changed")
st.{kind}(
    "Basket" {label},
    {options},
    key={key},
    default=["apple"] {default},
    {more}
)
"""
MULTI = {"pills": 'selection_mode="multi",', "segmented_control": 'selection_mode="multi",'}


def is_another(kind: str, key: str | None, **changes: str) -> bool:
    given = {"label": "", "options": '["apple", "banana"]', "default": "", "more": ""} | changes
    given["more"] += MULTI.get(kind, "")
    at = AppTest.from_string(SCRIPT.format(kind=kind, key=repr(key), **given)).run()
    widget = at.multiselect if kind == "multiselect" else at.button_group
    before = widget[0].id
    at.checkbox[0].check().run()
    assert not at.exception
    widget = at.multiselect if kind == "multiselect" else at.button_group
    return bool(widget[0].id != before)


@pytest.mark.parametrize("kind", ["multiselect", "pills", "segmented_control"])
def test_the_default_counts_only_without_a_key(kind: str) -> None:
    assert is_another(kind, None, default='+ ["banana"] * changed')
    assert not is_another(kind, "basket", default='+ ["banana"] * changed')


@pytest.mark.parametrize(
    "more",
    ["max_selections=2 + changed,", "accept_new_options=changed,"],
)
def test_what_counts_for_a_multiselect_with_a_key_too(more: str) -> None:
    assert is_another("multiselect", "basket", more=more)


def test_its_label_and_its_options_do_not_count_with_a_key() -> None:
    changes = {"label": '+ "s" * changed', "options": '["apple", "banana"] + ["cherry"] * changed'}

    assert is_another("multiselect", None, **changes)
    assert not is_another("multiselect", "basket", **changes)


def test_all_chosen_at_the_start_and_every_second_one_that_is_taken_out_comes_back() -> None:
    def script() -> None:
        import streamlit as st

        fruits = ["apple", "banana", "cherry"]
        st.session_state.setdefault("basket", fruits)
        st.session_state.basket = st.multiselect("Basket", fruits, st.session_state.basket)

    at = AppTest.from_function(script).run()
    at.multiselect[0].unselect("apple").run()
    assert at.multiselect[0].value == ["banana", "cherry"]
    at.multiselect[0].unselect("banana").run()
    assert at.multiselect[0].value == ["banana", "cherry"]


def test_seeding_the_key_with_what_is_no_option() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("basket", ["plum", "apple"])
        st.multiselect("Basket", ["apple", "banana"], key="basket")

    at = AppTest.from_function(script).run()

    assert not at.exception
    assert at.multiselect[0].value == ["apple"]
