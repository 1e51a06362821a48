from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Set
from testing.live_app import LiveApp
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
st.text_input("City", key="city"{more})
st.markdown("[Open the app again](?)")
"""


def test_a_link_to_the_app_begins_a_new_session(page: Page, server: SiteServer) -> None:
    live = start(page, server, SCRIPT.format(more=""))
    live.perform(Set("City", "Oslo"))
    with page.expect_popup() as opened:
        live.frame.get_by_role("link", name="Open the app again").click()
    other = opened.value
    other.route("**/demos/*/broken.py", lambda route: route.fulfill(body=SCRIPT.format(more="")))
    other.reload()

    assert LiveApp(other.main_frame).wait_until_running().value("City") == ""
    assert live.value("City") == "Oslo"


@pytest.mark.parametrize("more", ["", ', bind="query-params"'])
def test_a_bound_value_is_in_the_address(page: Page, server: SiteServer, more: str) -> None:
    live = start(page, server, SCRIPT.format(more=more))
    live.perform(Set("City", "Oslo"))

    assert ("?city=Oslo" in page.url) is bool(more)
    if more:
        live.perform(Set("City", ""))
        assert "city" not in page.url
