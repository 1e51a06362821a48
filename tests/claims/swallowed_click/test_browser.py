from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Click, Topics, Type
from testing.server import SiteServer
from testing.small_app import start

NOTHING = frozenset[str]()
WRITTEN = Topics(NOTHING, NOTHING, NOTHING, NOTHING)

BEGIN = """
import streamlit as st
st.session_state.setdefault("sent", 0)
def send():
    st.session_state.sent += 1
"""
HINTS = """
if name:
    for hint in range(4):
        {place}.info(f"Hint {{hint}}")
"""
BUTTON = 'st.button("Send", on_click=send)\n'
END = 'st.write(f"Sent: {st.session_state.sent}")\n'
BOX = '\nname = st.{kind}("Name")\n'

IN_A_FORM = """
with st.form("form"):
    name = st.text_input("Name")
    hints = st.container()
    st.form_submit_button("Send", on_click=send)
"""


@pytest.mark.parametrize(
    ("script", "sent"),
    [
        (BOX.format(kind="text_input") + HINTS.format(place="st") + BUTTON, 0),
        (BOX.format(kind="text_area") + HINTS.format(place="st") + BUTTON, 0),
        (BOX.format(kind="text_input") + BUTTON + HINTS.format(place="st"), 1),
        (IN_A_FORM + HINTS.format(place="hints"), 1),
        (
            BOX.format(kind="text_input")
            + "hints = st.container(height=150)"
            + HINTS.format(place="hints")
            + BUTTON,
            1,
        ),
    ],
)
def test_what_gets_the_first_click(page: Page, server: SiteServer, script: str, sent: int) -> None:
    live = start(page, server, BEGIN + script + END)
    live.perform(Type("Name", "Ada"))

    live.perform(Click("Send", held=True))

    assert live.seen(WRITTEN).text[-1] == f"Sent: {sent}"
