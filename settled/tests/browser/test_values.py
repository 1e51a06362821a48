"""What a browser holds of widgets, and how it gets and loses it."""

from __future__ import annotations

import inspect
from datetime import date, datetime, time

import pytest
from streamlit.runtime.state.session_state import SessionState

from settled._internal.browser.actions import Choose, Click, Expander, SetValue, Target, Tick
from settled._internal.browser.perform import NotPossibleError
from settled._internal.browser.wire import NoSuchValueError

from .conftest import OpenApp, button, shown, texts

FORGETS_AT_RERUN = (
    "remove_stale_widgets" not in inspect.signature(SessionState.on_script_finished).parameters
)
"""Whether the server forgets widgets that a run with `st.rerun()` has not reached (before 1.67)."""


def test_a_value_that_the_server_deleted_comes_back(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        st.text_input("Name", key="name")
        st.button("Clear", on_click=st.session_state.clear)
        st.button("Other")
        st.write(f"Hello {st.session_state.name}")

    browser = open_app(script)
    browser.perform(SetValue(Target("text input", "Name"), "Ada"))
    page = browser.perform(Click(button("Clear")))
    assert texts(page) == ["Hello"]
    assert shown(page, "Name") == "Ada", "the browser is told nothing"
    assert texts(browser.perform(Click(button("Other")))) == ["Hello Ada"]


def test_a_widget_that_was_away_begins_anew(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        if st.checkbox("More"):
            st.slider("Size", 0, 10, 3)
        st.button("Other")

    browser = open_app(script)
    more, size = Target("checkbox", "More"), Target("slider", "Size")
    browser.perform(Tick(more, value=True))
    browser.perform(SetValue(size, 7))
    assert shown(browser.perform(Click(button("Other"))), "Size") == 7
    browser.perform(Tick(more, value=False))
    assert shown(browser.perform(Tick(more, value=True)), "Size") == 3


def test_the_app_sets_a_value(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        def fill() -> None:
            st.session_state.size = 9

        size = st.slider("Size", 0, 10, key="size")
        st.button("Most", on_click=fill)
        st.button("Other")
        st.write(f"Size {size}")

    browser = open_app(script)
    browser.perform(SetValue(Target("slider", "Size"), 4))
    page = browser.perform(Click(button("Most")))
    assert (shown(page, "Size"), texts(page)) == (9, ["Size 9"])
    assert texts(browser.perform(Click(button("Other")))) == ["Size 9"], "the browser sends it"
    page = browser.perform(SetValue(Target("slider", "Size"), 2))
    assert (shown(page, "Size"), texts(page)) == (2, ["Size 2"])


def test_what_a_run_did_not_reach_is_held_and_sent(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        if st.button("Again"):
            st.rerun()
        size = st.slider("Size", 0, 10)
        st.button("Other")
        st.write(f"Size {size}")

    browser = open_app(script)
    browser.perform(SetValue(Target("slider", "Size"), 7))
    page = browser.perform(Click(button("Again")))
    heard = "Size 0" if FORGETS_AT_RERUN else "Size 7"
    assert (shown(page, "Size"), texts(page)) == (7, [heard])
    page = browser.perform(Click(button("Other")))
    assert (shown(page, "Size"), texts(page)) == (7, ["Size 7"]), "the browser forgot nothing"


@pytest.mark.parametrize("pause", [0, 1])
def test_what_is_drawn_before_a_pause_arrives(open_app: OpenApp, pause: int) -> None:
    script = f"""
import time
import streamlit as st

if st.session_state.pop("saved", False):
    st.success("Saved")
    {"time.sleep(1)" if pause else ""}
    st.rerun()
with st.expander("More"):
    if st.button("Save"):
        st.session_state.saved = True
        st.rerun()
"""
    browser = open_app(script)
    more = Target("expander", "More")
    browser.perform(Expander(more))
    page = browser.perform(Click(button("Save")))
    assert page.find(more).open is not bool(pause), "the message took its place for a while"


def test_what_stands_in_a_container_stays_while_it_is_drawn_anew(open_app: OpenApp) -> None:
    def script() -> None:
        import time

        import streamlit as st

        st.button("Other")
        with st.container():
            time.sleep(1)
            st.expander("More")

    browser = open_app(script)
    more = Target("expander", "More")
    browser.perform(Expander(more))
    assert browser.perform(Click(button("Other"))).find(more).open


def test_a_press_lasts_for_one_run(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        st.checkbox("Other")
        if st.button("Go"):
            st.write("Pressed")

    browser = open_app(script)
    assert texts(browser.perform(Click(button("Go")))) == ["Pressed"]
    assert texts(browser.perform(Tick(Target("checkbox", "Other"), value=True))) == []


def test_what_a_widget_shows_already_is_not_sent(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.runs = st.session_state.get("runs", 0) + 1
        st.selectbox("Fruit", ["apple", "pear"])
        st.write(f"Runs: {st.session_state.runs}")

    browser = open_app(script)
    fruit = Target("selectbox", "Fruit")
    assert texts(browser.perform(Choose(fruit, "apple"))) == ["Runs: 1"]
    assert texts(browser.perform(Choose(fruit, "pear"))) == ["Runs: 2"]


def all_kinds() -> None:
    import datetime

    import streamlit as st

    day, noon = datetime.date(2024, 1, 10), datetime.time(12)
    found = [
        st.slider("Whole", 0, 10, 3),
        st.slider("Range", 0.0, 1.0, (0.25, 0.5)),
        st.slider("Day", day, datetime.date(2024, 2, 1), day),
        st.select_slider("Size", ["S", "M", "L"], "M"),
        st.number_input("Count", 0, 10, 3),
        st.number_input("Share", 0.0, 1.0, None),
        st.text_input("Name"),
        st.text_area("Note", None),
        st.selectbox("Fruit", ["apple", "pear"], None),
        st.radio("Color", ["red", "blue"]),
        st.multiselect("Days", ["Mo", "Tu", "We"], ["Tu"]),
        st.pills("Tag", ["a", "b"]),
        st.pills("Tags", ["a", "b"], selection_mode="multi", default=["b"]),
        st.feedback("stars"),
        st.date_input("Date", day),
        st.date_input("From to", (day, day), max_value=datetime.date(2025, 1, 1)),
        st.time_input("Time", noon),
        st.color_picker("Paint", "#ff0000"),
        st.toggle("On"),
    ]
    st.session_state.found = found


def test_every_kind_of_widget_shows_its_default_and_takes_a_value(open_app: OpenApp) -> None:
    browser = open_app(all_kinds)
    page = browser.page
    assert page.exceptions == ()
    day = date(2024, 1, 10)
    # Pills show the words of an option, and feedback has no label.
    assert {item.text: item.value for item in page.widgets} == {
        "Whole": 3,
        "Range": (0.25, 0.5),
        "Day": day,
        "Size": "M",
        "Count": 3,
        "Share": "",
        "Name": "",
        "Note": "",
        "Fruit": "",
        "Color": "red",
        "Days": ("Tu",),
        "Tag": "",
        "Tags": ("b",),
        "": "",
        "Date": day,
        "From to": (day, day),
        "Time": time(12),
        "Paint": "#ff0000",
        "On": False,
    }
    given = {
        "Whole": (5, 5),
        "Range": ((0.0, 0.5), (0.0, 0.5)),
        "Day": (date(2024, 1, 12), date(2024, 1, 12)),
        "Size": ("L", "L"),
        "Count": (4, 4),
        "Share": (0.5, 0.5),
        "Name": ("Ada", "Ada"),
        "Note": ("Hi", "Hi"),
        "Fruit": ("pear", "pear"),
        "Color": ("blue", "blue"),
        "Days": (("Tu", "We"), ["Tu", "We"]),
        "Tag": ("b", "b"),
        "Tags": (("b", "a"), ["b", "a"]),
        "": ("3", 3),
        "Date": (date(2024, 3, 1), date(2024, 3, 1)),
        "From to": ((day, date(2024, 1, 20)), (day, date(2024, 1, 20))),
        "Time": (time(9, 30), time(9, 30)),
        "Paint": ("#00ff00", "#00ff00"),
        "On": (True, True),
    }
    for item in page.widgets:
        value, _ = given[item.text]
        kept = browser.perform(SetValue(item.target, value)).find(item.target).value
        assert kept == value, item.words()
    assert browser.session_state["found"] == [heard for _, heard in given.values()]


def test_a_moment_on_a_slider(open_app: OpenApp) -> None:
    def script() -> None:
        import datetime

        import streamlit as st

        at = datetime.datetime
        st.session_state.found = [
            st.slider("When", at(2024, 1, 1), at(2024, 1, 3), at(2024, 1, 2, 12)),
            st.slider("Hour", datetime.time(8), datetime.time(18), datetime.time(9, 30)),
        ]

    browser = open_app(script)
    assert shown(browser.page, "When") == datetime(2024, 1, 2, 12)
    browser.perform(SetValue(Target("slider", "When"), datetime(2024, 1, 1, 6)))
    browser.perform(SetValue(Target("slider", "Hour"), time(17)))
    assert browser.session_state["found"] == [datetime(2024, 1, 1, 6), time(17)]


@pytest.mark.parametrize(
    ("kind", "label", "value"),
    [
        ("slider", "Whole", 11),
        ("number input", "Count", -1),
        ("selectbox", "Fruit", "plum"),
        ("date input", "From to", (date(2026, 1, 1),)),
    ],
)
def test_a_value_that_nobody_can_give(
    open_app: OpenApp, kind: str, label: str, value: object
) -> None:
    with pytest.raises(NoSuchValueError, match=label):
        open_app(all_kinds).perform(SetValue(Target(kind, label), value))


def test_what_is_disabled_or_away_cannot_be_used(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        st.button("Grey", disabled=True)

    browser = open_app(script)
    with pytest.raises(NotPossibleError, match=r"“Grey” is disabled"):
        browser.perform(Click(button("Grey")))
    with pytest.raises(NotPossibleError, match="not on the page"):
        browser.perform(Click(button("Gone")))


def test_a_key_names_a_widget_whose_label_changes(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        count = st.session_state.setdefault("count", 0)
        if st.button(f"Pressed {count}", key="press"):
            st.session_state.count += 1

    browser = open_app(script)
    [item] = browser.page.widgets
    browser.perform(Click(item.target))
    browser.perform(Click(item.target))
    assert [one.text for one in browser.perform(Click(item.target)).widgets] == ["Pressed 2"]
