from __future__ import annotations

from pathlib import Path

import pytest

from settled._internal.browser.actions import Click, GoToPage, SetValue
from settled._internal.browser.session import Browser
from testing.model_tab import found, lines, tab_with
from testing.paths import DEMOS

NAVIGATION = """
def colors():
    st.write("All colors")
st.navigation([st.Page(labels, title="Labels"), st.Page(colors, title="Colors")]).run()
"""
IN_A_WIDGET = """
import streamlit as st
def labels():
    st.write(st.selectbox("View", ["all", "new"], key="view"))
"""
IN_THE_URL = """
import streamlit as st
def labels():
    if st.button("Add"):
        st.query_params["view"] = "new"
    st.write(st.query_params.get("view", "all"))
"""


def test_the_link_of_the_page_that_is_open_changes_nothing() -> None:
    with Browser(DEMOS / "page-starts-anew" / "fixed.py") as tab:
        tab.perform(Click(found(tab.page, "Add")))

        assert lines(tab.perform(GoToPage("Labels"))) == ["A new label"]


@pytest.mark.parametrize("script", [IN_A_WIDGET, IN_THE_URL], ids=["widget", "URL"])
def test_what_a_widget_or_the_url_holds_is_gone_by_itself(tmp_path: Path, script: str) -> None:
    with tab_with(script + NAVIGATION, tmp_path) as tab:
        [widget] = tab.page.widgets
        if widget.text == "View":
            tab.perform(SetValue(widget.target, "new"))
        else:
            tab.perform(Click(widget.target))
        assert lines(tab.page) == ["new"]
        tab.perform(GoToPage("Colors"))

        assert lines(tab.perform(GoToPage("Labels"))) == ["all"]
