from __future__ import annotations

from playwright.sync_api import Page

from live_demos.scenario import Click, Open, Topics
from testing.server import SiteServer
from testing.small_app import start

WAYS = ["default", "default and key", "default and rerun", "key", "key and rerun"]
SCRIPT = """
import streamlit as st

state = st.session_state


def go(key, label):
    state[key] = label


WAYS = {ways!r}
for number, way in enumerate(WAYS):
    labels = [f"One {{number}}", f"Two {{number}}"]
    key = f"tab {{number}}"
    if "default" in way:
        state.setdefault(key, labels[0])
    options = {{}}
    if "default" in way:
        options["default"] = state[key]
    if way.endswith("and key"):
        options["key"] = f"named {{number}}"
    if way.startswith("key"):
        options["key"] = key
    if way.endswith("rerun"):
        options["on_change"] = "rerun"
    st.tabs(labels, **options)
    st.button(f"Go {{number}}", on_click=go, args=[key, labels[1]])
"""
NOTHING = frozenset[str]()


def test_which_tabs_a_button_can_switch(page: Page, server: SiteServer) -> None:
    live = start(page, server, SCRIPT.format(ways=WAYS))
    opened: dict[str, list[bool]] = {way: [] for way in WAYS}
    for number, way in enumerate(WAYS):
        two = f"Two {number}"
        for _ in range(2):
            live.perform(Click(f"Go {number}"))
            seen = live.seen(Topics(NOTHING, NOTHING, NOTHING, frozenset([two])))
            opened[way].append(two in seen.open)
            live.perform(Open(f"One {number}"))

    assert opened == {
        "default": [False, False],
        "default and key": [False, False],
        "default and rerun": [True, False],
        "key": [False, False],
        "key and rerun": [True, True],
    }
