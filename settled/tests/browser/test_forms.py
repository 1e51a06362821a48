"""Forms: their fields wait in the browser for the form's button."""

from __future__ import annotations

import pytest

from settled._internal.browser.actions import Click, Fill, SetValue, Submit, Target, Type
from settled._internal.browser.perform import NotPossibleError

from .conftest import OpenApp, button, shown, texts

NAME = Target("text input", "Name")


def plain_form() -> None:
    import streamlit as st

    with st.form("form"):
        name = st.text_input("Name")
        size = st.slider("Size", 0, 10, 3)
        st.form_submit_button("Send")
    st.button("Other")
    st.write(f"{name} {size}")


def clearing_form() -> None:
    import streamlit as st

    with st.form("form", clear_on_submit=True):
        name = st.text_input("Name", "nobody")
        st.form_submit_button("Send")
    st.button("Other")
    st.write(name)


def test_a_form_is_sent_whole(open_app: OpenApp) -> None:
    browser = open_app(plain_form)
    browser.perform(Fill(NAME, "Ada"))
    assert browser.runs == []
    page = browser.perform(SetValue(Target("slider", "Size"), 7))
    assert (shown(page, "Name"), shown(page, "Size")) == ("Ada", 7)
    assert texts(browser.perform(Click(button("Other")))) == ["3"], "they wait for their button"
    assert texts(browser.perform(Submit(button("Send")))) == ["Ada 7"]
    assert texts(browser.perform(Click(button("Other")))) == ["Ada 7"]


def test_a_click_on_the_button_submits(open_app: OpenApp) -> None:
    browser = open_app(plain_form)
    browser.perform(Fill(NAME, "Ada"))
    assert texts(browser.perform(Click(button("Send")))) == ["Ada 3"]


def test_what_is_typed_in_a_form_goes_with_it(open_app: OpenApp) -> None:
    browser = open_app(plain_form)
    browser.perform(Type(NAME, "Ada"))
    assert texts(browser.perform(Submit(button("Send")))) == ["Ada 3"]
    assert len(browser.runs) == 1


def test_a_form_is_cleared_after_it_was_sent(open_app: OpenApp) -> None:
    browser = open_app(clearing_form)
    browser.perform(Fill(NAME, "Ada"))
    page = browser.perform(Submit(button("Send")))
    assert (shown(page, "Name"), texts(page)) == ("nobody", ["Ada"])
    assert texts(browser.perform(Click(button("Other")))) == ["Ada"], "the default is not sent"
    assert texts(browser.perform(Submit(button("Send")))) == ["nobody"]


def test_a_button_outside_submits_no_form(open_app: OpenApp) -> None:
    with pytest.raises(NotPossibleError, match="submits no form"):
        open_app(plain_form).perform(Submit(button("Other")))
