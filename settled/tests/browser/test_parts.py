"""Fragments, dialogs, tabs, expanders and popovers."""

from __future__ import annotations

import inspect

import pytest
import streamlit as st

from settled._internal.browser.actions import (
    Click,
    CloseDialog,
    Expander,
    Rerun,
    SelectTab,
    Target,
    Tick,
    Wait,
)
from settled._internal.browser.perform import NotPossibleError

from .conftest import OpenApp, button, texts


def has(command: object, parameter: str) -> bool:
    return parameter in inspect.signature(command).parameters  # type: ignore[arg-type]


def test_a_fragment_runs_alone(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        def add() -> None:
            st.session_state.count = st.session_state.get("count", 0) + 1

        @st.fragment
        def part() -> None:
            st.button("Add", on_click=add)
            st.write(f"Inside: {st.session_state.get('count', 0)}")

        part()
        st.button("Other")
        st.write(f"Outside: {st.session_state.get('count', 0)}")

    browser = open_app(script)
    page = browser.perform(Click(button("Add")))
    assert texts(page) == ["Inside: 1", "Outside: 0"]
    assert [run["scope"] for run in browser.runs] == ["fragment"]
    assert texts(browser.perform(Click(button("Other")))) == ["Inside: 1", "Outside: 1"]


def test_what_a_fragment_draws_no_more_is_gone(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        @st.fragment
        def part() -> None:
            if not st.checkbox("Short"):
                st.write("Long")
                st.write("Longer")

        st.write("Above")
        part()
        st.write("Below")

    browser = open_app(script)
    assert texts(browser.page) == ["Above", "Long", "Longer", "Below"]
    [short] = browser.page.widgets
    page = browser.perform(_tick(short.target))
    assert texts(page) == ["Above", "Below"]


def test_a_fragment_that_runs_by_itself(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        @st.fragment(run_every=1)
        def clock() -> None:
            st.session_state.ticks = st.session_state.get("ticks", 0) + 1
            st.write(f"Ticks: {st.session_state.ticks}")

        clock()

    browser = open_app(script)
    [fragment] = browser.page.timers
    assert texts(browser.perform(Wait(fragment))) == ["Ticks: 2"]
    assert [run["scope"] for run in browser.runs] == ["fragment"]


def dialog_app() -> None:
    import streamlit as st

    @st.dialog("Ask")
    def ask() -> None:
        st.write(f"Asked {st.session_state.setdefault('asked', 0)}")
        if st.button("Again"):
            st.session_state.asked += 1
        if st.button("Done"):
            st.rerun()

    st.session_state.runs = st.session_state.get("runs", 0) + 1
    if st.button("Open"):
        ask()
    st.write(f"Runs: {st.session_state.runs}")


def test_a_dialog_is_modal_and_runs_alone(open_app: OpenApp) -> None:
    browser = open_app(dialog_app)
    page = browser.perform(Click(button("Open")))
    assert page.dialog is not None
    assert texts(page) == ["Runs: 2", "Asked 0"]
    with pytest.raises(NotPossibleError, match="behind a dialog"):
        browser.perform(Click(button("Open")))
    page = browser.perform(Click(button("Again")))
    assert texts(page) == ["Runs: 2", "Asked 0"]
    assert [run["scope"] for run in browser.runs] == ["fragment"]
    page = browser.perform(Click(button("Done")))
    assert (page.dialog, texts(page)) == (None, ["Runs: 3"])


def test_a_dialog_is_closed_without_a_run(open_app: OpenApp) -> None:
    browser = open_app(dialog_app)
    with pytest.raises(NotPossibleError, match="no dialog"):
        browser.perform(CloseDialog())
    browser.perform(Click(button("Open")))
    page = browser.perform(CloseDialog())
    assert (page.dialog, texts(page), browser.runs) == (None, ["Runs: 2"], [])
    page = browser.perform(Click(button("Open")))
    assert page.dialog is not None, "the app opens it again"


@pytest.mark.skipif(not has(st.dialog, "on_dismiss"), reason="this release cannot")
def test_a_dialog_tells_that_it_is_closed(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        @st.dialog("Ask", on_dismiss="rerun")
        def ask() -> None:
            st.write("Asked")

        st.session_state.runs = st.session_state.get("runs", 0) + 1
        if st.button("Open"):
            ask()
        st.write(f"Runs: {st.session_state.runs}")

    browser = open_app(script)
    browser.perform(Click(button("Open")))
    page = browser.perform(CloseDialog())
    assert (page.dialog, texts(page)) == (None, ["Runs: 3"])


def test_only_the_open_tab_is_seen(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        if st.session_state.get("saved"):
            st.success("Saved")
        first, second = st.tabs(["First", "Second"])
        first.write("One")
        if second.button("Save"):
            st.session_state.saved = True
            st.rerun()
        second.write("Two")

    browser = open_app(script)
    assert texts(browser.page) == ["One"]
    with pytest.raises(NotPossibleError, match="not seen"):
        browser.perform(Click(button("Save")))
    assert texts(browser.perform(SelectTab(Target("tab", "Second")))) == ["Two"]
    assert browser.runs == []
    assert texts(browser.perform(Rerun())) == ["Two"]
    page = browser.perform(Click(button("Save")))
    assert texts(page) == ["One"], "at another place, they are other tabs"


def test_an_expander_with_another_label_is_another_one(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        count = st.session_state.setdefault("count", 0)
        with st.expander(f"Basket {count}"):
            if st.button("Add", key="add"):
                st.session_state.count += 1
        st.button("Other")

    browser = open_app(script)
    add = Target("button", "Add", "add")
    with pytest.raises(NotPossibleError, match="not seen"):
        browser.perform(Click(add))
    browser.perform(Expander(Target("expander", "Basket 0")))
    [basket] = [one for one in browser.perform(Click(add)).items if one.kind == "expander"]
    assert basket.open
    page = browser.perform(Click(button("Other")))
    [basket] = [one for one in page.items if one.kind == "expander"]
    assert (basket.text, basket.open) == ("Basket 1", False)


@pytest.mark.skipif(not has(st.expander, "key"), reason="this release cannot")
def test_a_key_keeps_an_expander_open(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        count = st.session_state.setdefault("count", 0)
        with st.expander(f"Basket {count}", key="basket"):
            if st.button("Add", key="add"):
                st.session_state.count += 1
        st.button("Other")

    browser = open_app(script)
    browser.perform(Expander(Target("expander", "Basket 0", "basket")))
    browser.perform(Click(Target("button", "Add", "add")))
    page = browser.perform(Click(button("Other")))
    [basket] = [one for one in page.items if one.kind == "expander"]
    assert (basket.text, basket.open) == ("Basket 1", True)


@pytest.mark.skipif(not has(st.expander, "key"), reason="this release cannot")
def test_an_expander_that_was_away_begins_anew(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        if not st.checkbox("Without"):
            st.expander("More", key="more")

    browser = open_app(script)
    more, without = Target("expander", "More", "more"), Target("checkbox", "Without")
    assert browser.perform(Expander(more)).find(more).open
    browser.perform(Tick(without, value=True))
    assert not browser.perform(Tick(without, value=False)).find(more).open


@pytest.mark.skipif(not has(st.tabs, "on_change"), reason="this release cannot")
def test_tabs_that_tell_the_app(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        def back() -> None:
            st.session_state.tabs = "First"

        st.tabs(["First", "Second"], key="tabs", on_change="rerun")
        st.button("Back", on_click=back)
        st.button("Other")
        st.write(f"Open: {st.session_state.tabs}")

    browser = open_app(script)
    first, second = Target("tab", "First"), Target("tab", "Second")
    assert texts(browser.perform(SelectTab(second))) == ["Open: Second"]
    page = browser.perform(Click(button("Back")))
    assert (texts(page), page.find(first).open) == (["Open: First"], True)
    page = browser.perform(Click(button("Other")))
    assert (texts(page), page.find(second).open) == (["Open: First"], False)


def test_a_popover_closes_when_the_person_goes_on(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        with st.popover("Settings"):
            st.checkbox("Inside")
        st.button("Outside")

    browser = open_app(script)
    settings, inside = Target("popover", "Settings"), Target("checkbox", "Inside")
    browser.perform(Expander(settings))
    assert browser.perform(_tick(inside)).find(settings).open
    assert not browser.perform(Click(button("Outside"))).find(settings).open


def _tick(target: Target) -> Tick:
    return Tick(target, value=True)
