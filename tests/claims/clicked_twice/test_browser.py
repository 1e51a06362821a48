from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Click, Seen, Set, Step, Topics
from testing.server import SiteServer
from testing.small_app import start

NOTHING = frozenset[str]()
WRITTEN = Topics(NOTHING, NOTHING, NOTHING, NOTHING)

DISABLED_TOO_LATE = """
import time
import streamlit as st
st.session_state.setdefault("paid", 0)
st.session_state.setdefault("done", 0)
st.session_state.setdefault("busy", False)
if st.button("Pay", disabled=st.session_state.busy):
    st.session_state.busy = True
    st.session_state.paid += 5
    time.sleep(5)
    st.session_state.done += 1
    st.session_state.busy = False
st.write(f"Paid: {st.session_state.paid}, done: {st.session_state.done}")
"""
ANOTHER_CONTROL = """
import time
import streamlit as st
state = st.session_state
state.setdefault("paid", 0)
state.setdefault("busy", False)
def begin():
    state.busy = True
st.checkbox("Help", disabled=False)
st.button("Pay", on_click=begin, disabled=state.busy)
if state.busy:
    state.paid += 5
    time.sleep(5)
    state.busy = False
    st.rerun()
st.write(f"Paid: {state.paid}")
"""
IN_A_CALLBACK = """
import time
import streamlit as st
state = st.session_state
state.setdefault("paid", 0)
state.setdefault("order", 1)
state.setdefault("done", [])
def pay(order):
    if order not in state.done or {again}:
        state.done.append(order)
        state.paid += 5
st.button("Pay", on_click=pay, args=(state.order,))
if state.done:
    time.sleep(5)
st.write(f"Paid: {{state.paid}}")
"""


@pytest.mark.parametrize(("again", "paid"), [(True, 10), (False, 5)])
def test_each_click_runs_the_callback_and_a_number_keeps_it_from_paying_twice(
    page: Page, server: SiteServer, again: bool, paid: int
) -> None:
    live = start(page, server, IN_A_CALLBACK.format(again=again))
    click = Click("Pay")
    live.perform_step(Step(action=click, meanwhile=click, broken=Seen(), fixed=Seen()))

    assert live.seen(WRITTEN).text == (f"Paid: {paid}",)


def test_a_button_that_is_disabled_too_late_cuts_its_work_off_and_stays_disabled(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, DISABLED_TOO_LATE)
    click = Click("Pay")
    live.perform_step(Step(action=click, meanwhile=click, broken=Seen(), fixed=Seen()))

    seen = live.seen(Topics(NOTHING, NOTHING, frozenset(["Pay"]), NOTHING))
    assert seen.text == ("Paid: 5, done: 0",)
    assert seen.disabled == {"Pay"}


def test_another_control_makes_the_work_begin_again(page: Page, server: SiteServer) -> None:
    live = start(page, server, ANOTHER_CONTROL)
    help_shown = Set("Help", True)
    step = Step(action=Click("Pay"), meanwhile=help_shown, broken=Seen(), fixed=Seen())
    live.perform_step(step)

    assert live.seen(WRITTEN).text == ("Paid: 10",)
