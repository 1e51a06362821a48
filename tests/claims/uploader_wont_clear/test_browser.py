from __future__ import annotations

from playwright.sync_api import Page

from live_demos.scenario import Click, Upload
from testing.server import SiteServer
from testing.small_app import start

DELETED = """
import streamlit as st
def remove():
    del st.session_state.report
report = st.file_uploader("Report", key="report")
st.button("Remove", on_click=remove)
st.button("Any other input")
st.write(f"File: {report.name if report else 'none'}")
"""
FORM = """
import streamlit as st
with st.form("form", clear_on_submit=True):
    report = st.file_uploader("Report")
    st.form_submit_button("Send")
st.write(f"Sent: {report.name if report else 'none'}")
"""


def test_a_deleted_key_leaves_the_file_in_the_browser(page: Page, server: SiteServer) -> None:
    live = start(page, server, DELETED)
    live.perform(Upload("Report", "may.txt", "10"))
    live.perform(Click("Remove"))
    assert live.value("Report") == "may.txt"
    assert live.frame.get_by_text("File: none").is_visible()
    live.perform(Click("Any other input"))
    assert live.frame.get_by_text("File: may.txt").is_visible()


def test_a_form_empties_its_uploader(page: Page, server: SiteServer) -> None:
    live = start(page, server, FORM)
    live.perform(Upload("Report", "may.txt", "10"))
    live.perform(Click("Send"))
    assert live.value("Report") == ""
    assert live.frame.get_by_text("Sent: may.txt").is_visible()
    live.perform(Click("Send"))
    assert live.frame.get_by_text("Sent: none").is_visible()


def test_a_reader_can_remove_the_file(page: Page, server: SiteServer) -> None:
    live = start(page, server, DELETED)
    live.perform(Upload("Report", "may.txt", "10"))
    live.perform(Click("Remove may.txt"))

    assert live.value("Report") == ""
    assert live.frame.get_by_text("File: none").is_visible()
