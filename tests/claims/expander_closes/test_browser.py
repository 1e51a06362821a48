from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from live_demos.scenario import Click, Open, Topics
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
state = st.session_state
state.setdefault("eggs", 0)
state.setdefault("used", False)
def add():
    state.eggs += 1
    state.used = True
{above}
with st.expander({label}{more}):
    st.button("Add an egg", on_click=add)
"""
MESSAGE = 'if state.eggs: st.success("Added")'
PLAIN = '"Basket"'
COUNTED = 'f"Basket ({state.eggs})"'


@pytest.mark.parametrize(
    ("values", "stays"),
    [
        ({}, True),
        ({"label": COUNTED}, False),
        ({"label": COUNTED, "more": ', key="basket"'}, True),
        ({"label": COUNTED, "more": ', key="basket", on_change="rerun"'}, False),
        ({"label": COUNTED, "more": ", expanded=state.used"}, True),
        ({"above": MESSAGE}, False),
        ({"above": MESSAGE, "more": ', key="basket"'}, True),
        ({"above": MESSAGE, "more": ', key="basket", on_change="rerun"'}, True),
        ({"above": f"with st.container():\n    {MESSAGE}"}, True),
    ],
)
def test_what_keeps_the_expander_open(
    page: Page, server: SiteServer, values: dict[str, str], stays: bool
) -> None:
    parts = {"above": "", "label": PLAIN, "more": ""} | values
    live = start(page, server, SCRIPT.format(**parts))
    live.perform(Open("Basket…"))

    live.perform(Click("Add an egg"))

    nothing = frozenset[str]()
    seen = live.seen(Topics(nothing, nothing, nothing, frozenset(["Basket…"])))
    assert seen.open == ({"Basket…"} if stays else set())


@pytest.mark.parametrize(("more", "stays"), [("", False), (', key="basket"', True)])
def test_a_key_keeps_a_popover_open_too(
    page: Page, server: SiteServer, more: str, stays: bool
) -> None:
    parts = {"above": MESSAGE, "label": PLAIN, "more": more}
    script = SCRIPT.replace("st.expander", "st.popover")
    live = start(page, server, script.format(**parts))
    live.frame.get_by_role("button", name="Basket").click()

    live.perform(Click("Add an egg"))

    expect(live.frame.get_by_text("Added")).to_be_visible()
    expect(live.frame.get_by_role("button", name="Add an egg")).to_have_count(int(stays))
