from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Click, Set
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
state = st.session_state
state.setdefault("turn", 0)
def reset():
    {reset}
color = st.selectbox("Color", ["red", "blue"], key={key})
st.button("Reset", on_click=reset)
st.write(f"Color: {{color}}")
{below}
"""


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("del state.color", '"color"', ""), "blue"),
        (('state.pop("color", None)', '"color"', ""), "blue"),
        (("state.clear()", '"color"', ""), "blue"),
        (("for key in list(state): del state[key]", '"color"', ""), "blue"),
        (("state.turn += 1", 'f"color {state.turn}"', ""), "red"),
        (("pass", '"color"', 'if st.button("Reset now"): del state.color; st.rerun()'), "blue"),
    ],
)
def test_what_resets_the_box(
    page: Page, server: SiteServer, parts: tuple[str, str, str], shown: str
) -> None:
    reset, key, below = parts
    live = start(page, server, SCRIPT.format(reset=reset, key=key, below=below))
    live.perform(Set("Color", "blue"))
    live.perform(Click("Reset now" if below else "Reset"))

    assert live.value("Color") == shown
