from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Click
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
state = st.session_state
state.setdefault("extras", ["ham"])
def change():
    {above}
{widget}
st.button("Change", on_click=change)
if state.pop("clicked", False):
    {below}
st.button("Other")
st.text(f"Now: {{'+'.join(state.extras)}}")
"""
OPTIONS = '["ham", "olives"]'
MULTISELECT = f'st.multiselect("Extras", {OPTIONS}, key="extras")'
PILLS = f'st.pills("Extras", {OPTIONS}, selection_mode="multi", key="extras")'
SEGMENTED = f'st.segmented_control("Extras", {OPTIONS}, selection_mode="multi", key="extras")'
BELOW = "state.clicked = True"


@pytest.mark.parametrize(
    ("lines", "changed"),
    [
        ((MULTISELECT, BELOW, 'state.extras.append("olives")'), "ham+olives"),
        ((MULTISELECT, "state.extras.remove('ham')", "pass"), ""),
        ((MULTISELECT, "state.extras.clear()", "pass"), ""),
        ((MULTISELECT, "state.extras[0] = 'olives'", "pass"), "olives"),
        ((MULTISELECT, "del state.extras[0]", "pass"), ""),
        ((PILLS, 'state.extras.append("olives")', "pass"), "ham+olives"),
        ((SEGMENTED, 'state.extras.append("olives")', "pass"), "ham+olives"),
    ],
)
def test_a_change_in_place_lasts_for_one_rerun_and_is_not_shown(
    page: Page, server: SiteServer, lines: tuple[str, str, str], changed: str
) -> None:
    widget, above, below = lines
    live = start(page, server, SCRIPT.format(widget=widget, above=above, below=below))
    for click, seen in (("Change", changed), ("Other", "ham")):
        live.perform(Click(click))
        assert live.frame.get_by_text("Now:").inner_text().strip() == f"Now: {seen}".strip()
        assert live.value("Extras") == ("ham",)
