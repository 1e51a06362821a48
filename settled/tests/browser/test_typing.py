"""A text that stands in a field and was not sent."""

from __future__ import annotations

from settled._internal.browser.actions import Click, SetValue, Target, Type

from .conftest import OpenApp, button, shown, texts

NAME = Target("text input", "Name")


def test_it_is_sent_when_the_person_goes_on(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        def press() -> None:
            st.session_state.pressed_with = st.session_state.name

        st.text_input("Name", key="name")
        st.button("Go", on_click=press)
        st.write(f"{st.session_state.name}, {st.session_state.get('pressed_with')}")

    browser = open_app(script)
    page = browser.perform(Type(NAME, "Ada"))
    assert (shown(page, "Name"), texts(page)) == ("Ada", [", None"])
    assert texts(browser.perform(Click(button("Go")))) == ["Ada, Ada"]
    assert len(browser.runs) == 2, "one for the text, one for the press"


def test_the_first_press_on_a_disabled_button_is_lost(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        name = st.text_input("Name")
        if st.button("Go", disabled=not name):
            st.write(f"Hello {name}")

    browser = open_app(script)
    browser.perform(Type(NAME, "Ada"))
    assert texts(browser.perform(Click(button("Go")))) == []
    assert texts(browser.perform(Click(button("Go")))) == ["Hello Ada"]


def test_going_on_in_the_same_field_sends_once(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        st.write(st.text_input("Name"))

    browser = open_app(script)
    browser.perform(Type(NAME, "Ad"))
    assert texts(browser.perform(SetValue(NAME, "Ada"))) == ["Ada"]
    assert len(browser.runs) == 1
