from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from testing.live_app import LiveApp
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
st.write(f"Returned: {{{call}}}")
"""


def press(live: LiveApp, name: str) -> None:
    before = live.script_runs()
    live.frame.get_by_role("radio", name=name).locator("visible=true").click(force=True)
    live._wait_until_answered(before)


@pytest.mark.parametrize(
    ("call", "name", "returned"),
    [
        ("st.feedback('stars')", "3", ("2", "None")),
        ("st.feedback('stars', default=1)", "3", ("2", "None")),
        ("st.segmented_control('Size', ['S', 'M'])", "M", ("M", "None")),
        ("st.radio('Size', ['S', 'M'], horizontal=True)", "M", ("M", "M")),
    ],
)
def test_what_a_second_press_does(
    page: Page, server: SiteServer, call: str, name: str, returned: tuple[str, str]
) -> None:
    live = start(page, server, SCRIPT.format(call=call))
    for value in returned:
        press(live, name)
        expect(live.frame.get_by_text(f"Returned: {value}", exact=True)).to_be_visible()
