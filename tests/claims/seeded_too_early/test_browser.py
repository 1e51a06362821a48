from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Click, Go, Set
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
state = st.session_state
state.setdefault("it", {seed})
if st.checkbox("Show"):
    {above}
    {widget}
st.button("Any other input")
st.write(f"Stored: {{state.it}}")
"""
SLIDER = 'st.slider("It", 0, 10, key="it")'
TEXT = 'st.text_input("It", key="it")'
BOX = 'st.selectbox("It", ["a", "b"], key="it")'
SWITCH = 'st.checkbox("It", key="it")'


@pytest.mark.parametrize(
    ("parts", "shown", "stored"),
    [
        (("8", "pass", SLIDER), 0, "0"),
        (("8", "pass", 'st.slider("It", 0, 10, 8, key="it")'), 8, "8"),
        (("8", "state.it = state.it", SLIDER), 8, "8"),
        (("'b'", "pass", TEXT), "", ""),
        (("'b'", "pass", BOX), "a", "a"),
        (("'b'", "pass", 'st.selectbox("It", ["a", "b"], index=1, key="it")'), "b", "b"),
        (("True", "pass", SWITCH), False, "False"),
    ],
)
def test_what_a_widget_shows_whose_key_was_set_in_an_earlier_rerun(
    page: Page, server: SiteServer, parts: tuple[str, str, str], shown: object, stored: str
) -> None:
    seed, above, widget = parts
    live = start(page, server, SCRIPT.format(seed=seed, above=above, widget=widget))
    live.perform(Set("Show", True))
    assert live.value("It") == shown
    live.perform(Click("Any other input"))

    assert live.frame.get_by_text(f"Stored: {stored}", exact=True).is_visible()
    assert live.value("It") == shown


PAGES = """
import streamlit as st
state = st.session_state
if "stars" not in state:
    state.stars = 8
def one():
    st.write("Nothing")
def two():
    st.slider("Stars", 0, 10, key="stars")
pages = [st.Page(one, title="One"), st.Page(two, title="Two")]
page = st.navigation(pages, position="hidden")
for each in pages:
    st.page_link(each)
page.run()
"""


def test_on_another_page_it_is_the_same(page: Page, server: SiteServer) -> None:
    live = start(page, server, PAGES)
    live.perform(Go("Two"))

    assert live.value("Stars") == 0


STOPPED_ABOVE = """
import streamlit as st
st.session_state.setdefault("it", 8)
if not st.checkbox("Show"):
    st.stop()
st.slider("It", 0, 10, key="it")
"""


def test_after_a_run_that_is_stopped_above_the_widget_it_is_the_same(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, STOPPED_ABOVE)
    live.perform(Set("Show", True))

    assert live.value("It") == 0


SET_WHERE_IT_IS_DRAWN = """
import streamlit as st
if st.checkbox("Show"):
    st.session_state.setdefault("it", 8)
    st.slider("It", 0, 10, key="it")
"""


def test_set_in_the_rerun_that_draws_it_the_value_is_shown(page: Page, server: SiteServer) -> None:
    live = start(page, server, SET_WHERE_IT_IS_DRAWN)
    live.perform(Set("Show", True))

    assert live.value("It") == 8
