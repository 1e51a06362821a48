from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from live_demos.scenario import Click, Set, Topics
from testing.server import SiteServer
from testing.small_app import start

NOTHING = frozenset[str]()
WRITTEN = Topics(NOTHING, NOTHING, NOTHING, NOTHING)
DIALOG = Topics(NOTHING, frozenset(["New name"]), NOTHING, NOTHING)

SCRIPT = """
import streamlit as st
st.session_state.setdefault("name", "nobody")
@st.dialog("Your name"{more})
def ask():
    def keep():
        st.session_state.name = st.session_state.new
    st.text_input("New name", key="new")
    st.button("Apply", on_click=keep)
if st.button("Change"):
    ask()
st.write(f"Name: {{st.session_state.name}}")
"""


@pytest.mark.parametrize(
    ("more", "told"), [("", "Name: nobody"), (', on_dismiss="rerun"', "Name: Ada")]
)
def test_a_dialog_that_is_closed_by_hand_redraws_the_page_only_if_told_to(
    page: Page, server: SiteServer, more: str, told: str
) -> None:
    live = start(page, server, SCRIPT.format(more=more))
    live.perform(Click("Change"))
    live.perform(Set("New name", "Ada"))
    live.perform(Click("Apply"))
    assert live.seen(DIALOG).missing == frozenset(), "a callback does not close it"
    assert live.seen(WRITTEN).text == ("Name: nobody",)

    live.frame.get_by_role("dialog").get_by_label("Close").click()
    live.frame.get_by_role("dialog").wait_for(state="detached")

    live.frame.get_by_text(told).wait_for()
    assert live.seen(WRITTEN).text == (told,)


AGAIN = """
import streamlit as st
st.session_state.setdefault("asking", False)
@st.dialog("Your name")
def ask():
    if st.button("Apply"):
        {before}
        st.rerun()
if st.button("Change"):
    st.session_state.asking = True
if st.session_state.asking:
    ask()
"""


@pytest.mark.parametrize(
    ("before", "opens_again"), [("pass", True), ("st.session_state.asking = False", False)]
)
def test_a_dialog_below_a_flag_opens_again_unless_the_flag_is_set_back(
    page: Page, server: SiteServer, before: str, opens_again: bool
) -> None:
    live = start(page, server, AGAIN.format(before=before))
    live.perform(Click("Change"))
    live.perform(Click("Apply"))

    expect(live.frame.get_by_role("dialog")).to_be_visible(visible=opens_again)
