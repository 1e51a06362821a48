from __future__ import annotations

from playwright.sync_api import Page, expect

from live_demos.scenario import Set
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
days = st.multiselect("Days", ["Mon", "Tue", "Wed"])
st.write(f"Open: {', '.join(days)}")
"""


def test_a_multiselect_returns_the_options_in_the_order_in_which_they_were_chosen(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, SCRIPT)
    live.perform(Set("Days", ("Wed",)))
    live.perform(Set("Days", ("Wed", "Mon")))

    expect(live.frame.get_by_text("Open: Wed, Mon")).to_be_visible()


def test_a_multiselect_has_an_entry_that_selects_all(page: Page, server: SiteServer) -> None:
    live = start(page, server, SCRIPT)
    live.frame.get_by_role("combobox").click()
    live.frame.get_by_role("option", name="Select all", exact=True).click()

    expect(live.frame.get_by_text("Open: Mon, Tue, Wed")).to_be_visible()
    assert live.value("Days") == ("Mon", "Tue", "Wed")
