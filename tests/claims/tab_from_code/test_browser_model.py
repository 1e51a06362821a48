from __future__ import annotations

from pathlib import Path

import pytest

from settled._internal.browser.actions import Click, Expander
from testing.model_tab import found, tab_with

SCRIPT = """
import streamlit as st

state = st.session_state


def fold():
    state.details = False


state.setdefault("details", True)
with st.{call}:
    st.button("Fold", on_click=fold)
"""


@pytest.mark.parametrize(
    ("call", "closed"),
    [
        ('expander("Details", expanded=state.details)', [True, False]),
        ('expander("Details", expanded=state.details, key="named")', [False, False]),
        ('expander("Details", key="details", on_change="rerun")', [True, True]),
        ('popover("Details", key="details", on_change="rerun")', [True, True]),
    ],
    ids=["expanded", "expanded and key", "key and rerun", "popover"],
)
def test_which_expanders_a_button_can_close(tmp_path: Path, call: str, closed: list[bool]) -> None:
    seen = []
    with tab_with(SCRIPT.format(call=call), tmp_path) as tab:
        for _ in range(2):
            tab.perform(Click(found(tab.page, "Fold")))
            [details] = [item for item in tab.page.items if item.text == "Details"]
            seen.append(not details.open)
            tab.perform(Expander(details.target, open=True))

    assert seen == closed
