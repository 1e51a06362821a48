"""In the browser: AppTest still sends what the old page's widgets held."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Go, Set
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
state = st.session_state
first = state.get("name", "gone")
def one():
    {one}
def two():
    {two}
pages = [st.Page(one, title="One"), st.Page(two, title="Two")]
page = st.navigation(pages, position="hidden")
for each in pages:
    st.page_link(each)
page.run()
st.write(f"Name: {{state.get('name', 'gone')}}")
st.write(f"First line: {{first}}")
"""
PLAIN = 'st.text_input("Name", key="name")'
PERSISTED = 'st.text_input("Name", key="name", persist_state="session")'
BOUND = 'st.text_input("Name", key="name", bind="query-params")'
COPIED = """
    def store():
        state.copy = state.name
    state.name = state.setdefault("copy", "")
    st.text_input("Name", key="name", on_change=store)
"""
NOTHING = 'st.write("Nothing")'


@pytest.mark.parametrize(
    ("one", "two", "kept"),
    [
        (PLAIN, NOTHING, False),
        (PERSISTED, NOTHING, True),
        (BOUND, NOTHING, True),
        (COPIED, NOTHING, True),
        (PLAIN, PLAIN, False),
        (PERSISTED, PERSISTED, True),
    ],
)
def test_what_keeps_a_value_over_a_change_of_the_page_and_back(
    page: Page, server: SiteServer, one: str, two: str, kept: bool
) -> None:
    live = start(page, server, SCRIPT.format(one=one, two=two))
    live.perform(Set("Name", "Ada"))

    live.perform(Go("Two"))
    if one is two:
        assert live.value("Name") == ("Ada" if kept else "")
    elif not kept:
        assert live.frame.get_by_text("Name: gone").is_visible()
        assert live.frame.get_by_text("First line: gone").is_visible()
    live.perform(Go("One"))

    assert live.value("Name") == ("Ada" if kept else "")
