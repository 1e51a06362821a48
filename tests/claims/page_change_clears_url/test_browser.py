from __future__ import annotations

from playwright.sync_api import Page

from live_demos.scenario import Click, Go, Set, Topics
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st


def menu():
    if st.button("Choose"):
        st.query_params["dish"] = "soup"
    st.page_link(pages[1], label="Plain")
    st.page_link(pages[1], label="With", query_params={"dish": "cake"})


def dish():
    st.write(f"{st.query_params.get('dish', 'none')}")


pages = [st.Page(menu, title="Menu"), st.Page(dish, title="Dish")]
page = st.navigation(pages, position="hidden")
st.text_input("Search", key="q", bind="query-params")
st.page_link(pages[0])
page.run()
st.write(f"{st.query_params.get('q', 'none')}")
"""
NOTHING = frozenset[str]()
WRITTEN = Topics(NOTHING, NOTHING, NOTHING, NOTHING)


def test_a_link_clears_parameters_but_those_that_it_has_and_those_of_widgets(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, SCRIPT)
    live.perform(Set("Search", "hot"))
    live.perform(Click("Choose"))
    live.perform(Go("Plain"))
    assert live.seen(WRITTEN).text == ("none", "hot")

    live.perform(Go("Menu"))
    live.perform(Go("With"))

    assert live.seen(WRITTEN).text == ("cake", "hot")
