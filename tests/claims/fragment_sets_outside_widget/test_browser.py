from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Click, Set, Topics
from testing.server import SiteServer
from testing.small_app import start

NOTHING = frozenset[str]()
WRITTEN = Topics(NOTHING, NOTHING, NOTHING, NOTHING)

IN_THE_BODY = """
import streamlit as st
@st.fragment
def presets():
    if st.button("Ten guests"):
        st.session_state.guests = 10
        {then}
    st.write(f"Chairs: {{st.session_state.guests}}")
st.slider("Guests", 0, 20, key="guests")
presets()
st.button("Any other input")
"""


@pytest.mark.parametrize(("then", "shown"), [("pass", 3), ("st.rerun()", 10)])
def test_a_fragment_may_set_the_key_of_a_widget_outside_and_only_a_whole_rerun_tells_the_browser(
    page: Page, server: SiteServer, then: str, shown: int
) -> None:
    live = start(page, server, IN_THE_BODY.format(then=then))
    live.perform(Set("Guests", 3))

    live.perform(Click("Ten guests"))
    assert live.seen(WRITTEN).exception == ()
    assert live.seen(WRITTEN).text == ("Chairs: 10",)
    assert live.value("Guests") == shown

    live.perform(Click("Any other input"))
    assert live.seen(WRITTEN).text == (f"Chairs: {shown}",)
    assert live.value("Guests") == shown


IN_A_CALLBACK = """
import streamlit as st
def ten():
    st.session_state.guests = 10
    st.rerun()
@st.fragment
def presets():
    st.button("Ten guests", on_click=ten)
    st.write(f"Chairs: {st.session_state.guests}")
st.slider("Guests", 0, 20, key="guests")
presets()
"""


def test_a_rerun_in_the_callback_does_nothing_but_put_a_warning_in_the_place_of_the_slider(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, IN_A_CALLBACK)
    live.perform(Click("Ten guests"))

    seen = live.seen(Topics(NOTHING, frozenset(["Guests"]), NOTHING, NOTHING))
    assert seen.warning == ("Calling st.rerun() within a callback is a no-op.",)
    assert seen.text == ("Chairs: 10",)
    assert seen.missing == {"Guests"}


OUTSIDE = """
import streamlit as st
def ten():
    st.session_state.guests = 10
st.slider("Guests", 0, 20, key="guests")
st.button("Ten guests", on_click=ten)
"""
INSIDE = """
import streamlit as st
def ten():
    st.session_state.guests = 10
@st.fragment
def presets():
    st.slider("Guests", 0, 20, key="guests")
    st.button("Ten guests", on_click=ten)
presets()
"""


@pytest.mark.parametrize("script", [OUTSIDE, INSIDE])
def test_button_and_slider_may_be_both_outside_or_both_inside(
    page: Page, server: SiteServer, script: str
) -> None:
    live = start(page, server, script)
    live.perform(Click("Ten guests"))

    assert live.value("Guests") == 10
