from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Click, Topics, Type
from testing.live_app import LiveApp
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
it = st.{call}
st.button("Elsewhere")
st.write(f"Got: {{it}}")
"""
NOTHING = Topics(frozenset(), frozenset(), frozenset(), frozenset())


def got(live: LiveApp) -> str:
    return live.seen(NOTHING).text[0].removeprefix("Got:").strip()


@pytest.mark.parametrize(
    ("call", "typed", "keys"),
    [
        ('text_input("It")', "12", "Enter"),
        ('number_input("It", value=0)', "12", "Enter"),
        ('text_area("It")', "12", "Control+Enter"),
    ],
)
def test_what_sends_what_is_typed(
    page: Page, server: SiteServer, call: str, typed: str, keys: str
) -> None:
    live = start(page, server, SCRIPT.format(call=call))
    before = got(live)
    live.perform(Type("It", typed))
    assert got(live) == before
    runs = live.script_runs()
    page.keyboard.press(keys)
    live._wait_until_answered(runs)
    assert got(live) == typed

    live.perform(Type("It", "34"))
    assert got(live) == typed
    live.perform(Click("Elsewhere"))
    assert got(live) == "34", "leaving the box sends it too"


def test_a_button_that_is_always_enabled_takes_the_first_click(
    page: Page, server: SiteServer
) -> None:
    script = """
import streamlit as st
email = st.text_input("Email")
if st.button("Subscribe"):
    st.write(f"Subscribed: {email}")
"""
    live = start(page, server, script)
    live.perform(Type("Email", "ada@home.org"))
    live.perform(Click("Subscribe"))

    assert live.seen(NOTHING).text == ("Subscribed: ada@home.org",)


@pytest.mark.parametrize("held", [False, True])
def test_a_press_on_the_disabled_button_counts_only_if_it_is_enabled_before_the_release(
    page: Page, server: SiteServer, held: bool
) -> None:
    script = """
from time import sleep
import streamlit as st
sleep(0.2)
email = st.text_input("Email")
if st.button("Subscribe", disabled=not email):
    st.write(f"Subscribed: {email}")
"""
    live = start(page, server, script)
    live.perform(Type("Email", "ada@home.org"))
    live.perform(Click("Subscribe", held=held))

    assert live.seen(NOTHING).text == (("Subscribed: ada@home.org",) if held else ())
    assert live.frame.get_by_role("button", name="Subscribe").is_enabled()
