from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Click, Set, Topics
from testing.server import SiteServer
from testing.small_app import start

NOTHING = frozenset[str]()
WRITTEN = Topics(NOTHING, NOTHING, NOTHING, NOTHING)

ABOVE = """
import streamlit as st
if st.button("Load again"):
    st.rerun()
rows = st.slider("Rows", 0, 10{more})
st.button("Any other input")
st.write(f"Rows: {{rows}}")
"""
BELOW = """
import streamlit as st
again = st.button("Load again")
rows = st.slider("Rows", 0, 10)
if again:
    st.rerun()
st.write(f"Rows: {rows}")
"""


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (ABOVE.format(more=""), "Rows: 0"),
        (ABOVE.format(more=', key="rows"'), "Rows: 0"),
        (ABOVE.format(more=', key="rows", persist_state="session"'), "Rows: 7"),
        (BELOW, "Rows: 7"),
    ],
)
def test_what_keeps_a_value_through_a_rerun_by_command(
    page: Page, server: SiteServer, script: str, told: str
) -> None:
    live = start(page, server, script)
    live.perform(Set("Rows", 7))

    live.perform(Click("Load again"))

    assert live.value("Rows") == 7
    assert live.seen(WRITTEN).text == (told,)


def test_with_the_next_input_the_value_is_back(page: Page, server: SiteServer) -> None:
    live = start(page, server, ABOVE.format(more=', key="rows"'))
    live.perform(Set("Rows", 7))
    live.perform(Click("Load again"))

    live.perform(Click("Any other input"))

    assert live.seen(WRITTEN).text == ("Rows: 7",)
