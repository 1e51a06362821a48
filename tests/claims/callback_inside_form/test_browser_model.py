from __future__ import annotations

from pathlib import Path

import pytest

from settled._internal.browser.actions import Click, Fill, Submit
from testing.model_tab import found, lines, tab_with

SCRIPT = """
import streamlit as st

state = st.session_state
state.setdefault("fields", 1)


def add():
    state.fields += 1


{above}
with st.form("f"):
    names = [st.text_input(f"Name {{n + 1}}") for n in range(state.fields)]
    {within}
    st.form_submit_button("Save")
st.write(",".join(names))
"""


@pytest.mark.parametrize(
    ("above", "within", "sent"),
    [
        ('st.button("Add", on_click=add)', "", ","),
        ("", 'st.form_submit_button("Add", on_click=add)', "Ann,"),
    ],
    ids=["above the form", "in the form"],
)
def test_a_button_that_adds_a_field_leaves_what_was_filled_in(
    tmp_path: Path, above: str, within: str, sent: str
) -> None:
    with tab_with(SCRIPT.format(above=above, within=within), tmp_path) as tab:
        tab.perform(Fill(found(tab.page, "Name 1"), "Ann"))
        button = found(tab.page, "Add")
        page = tab.perform(Click(button) if above else Submit(button))
        assert lines(page) == [sent]
        tab.perform(Fill(found(tab.page, "Name 2"), "Bo"))
        page = tab.perform(Submit(found(tab.page, "Save")))

        assert lines(page) == ["Ann,Bo"]
