from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Click, Set, Topics
from testing.server import SiteServer
from testing.small_app import start

NOTHING = frozenset[str]()
WRITTEN = Topics(NOTHING, NOTHING, NOTHING, NOTHING)

PLACE_OUTSIDE = """
import streamlit as st
st.session_state.setdefault("apples", 0)
cart = st.{place}()
@st.fragment
def product():
    if st.button("Add"):
        st.session_state.apples += 1
    cart.write(f"In the cart: {{st.session_state.apples}}")
product()
"""


@pytest.mark.parametrize("place", ["container", "empty"])
def test_a_fragment_replaces_what_it_has_written_in_a_place_outside(
    page: Page, server: SiteServer, place: str
) -> None:
    live = start(page, server, PLACE_OUTSIDE.format(place=place))
    for apples in (1, 2):
        live.perform(Click("Add"))
        assert live.seen(WRITTEN).text == (f"In the cart: {apples}",)


WIDGETS = """
import streamlit as st
@st.fragment
def product():
    if st.button("Add"):
        st.rerun()
    inside = st.slider("Inside", 0, 10)
    st.write(f"Inside: {inside}")
product()
outside = st.slider("Outside", 0, 10)
st.write(f"Outside: {outside}")
"""


def test_a_rerun_from_a_fragment_forgets_the_fragments_widgets_below_it_and_no_others(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, WIDGETS)
    live.perform(Set("Inside", 7))
    live.perform(Set("Outside", 7))

    live.perform(Click("Add"))

    assert live.seen(WRITTEN).text == ("Inside: 0", "Outside: 7")
    assert live.value("Inside") == 7


SCOPE = """
import streamlit as st
st.session_state.setdefault("apples", 0)
@st.fragment
def product():
    if st.button("Add"):
        st.session_state.apples += 1
        st.rerun(scope="fragment")
    st.write(f"Inside: {st.session_state.apples}")
product()
st.write(f"Outside: {st.session_state.apples}")
"""


def test_a_rerun_of_the_fragments_own_scope_leaves_the_page(page: Page, server: SiteServer) -> None:
    live = start(page, server, SCOPE)
    live.perform(Click("Add"))

    assert live.seen(WRITTEN).text == ("Inside: 1", "Outside: 0")


OUT_OF_REACH = """
import streamlit as st
@st.fragment
def choose():
    return st.slider("Level", 0, 10)
st.write(f"Returned: {choose()}")
st.button("Any other input")
"""


def test_what_a_fragment_returns_is_that_of_the_last_run_of_the_whole_script(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, OUT_OF_REACH)
    live.perform(Set("Level", 7))
    assert live.seen(WRITTEN).text == ("Returned: 0",)
    live.perform(Click("Any other input"))
    assert live.seen(WRITTEN).text == ("Returned: 7",)
