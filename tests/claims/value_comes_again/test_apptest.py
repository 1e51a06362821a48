from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import FileUploader

from settled._internal.browser.actions import Click, SetValue, Submit, Tick
from settled._internal.browser.session import Browser


def recorder(at: AppTest) -> FileUploader:
    """Give a recorder or a camera, which AppTest does not know, as the uploader that it is like."""
    [found] = [*at.get("audio_input"), *at.get("camera_input")]
    uploader = FileUploader(found.proto, found.root)
    parent = next(block for block in (at.main, at.sidebar) if found in block.children.values())
    [place] = [key for key, child in parent.children.items() if child is found]
    parent.children[place] = uploader
    return uploader


def remembers(call: str) -> None:
    import streamlit as st

    st.session_state.setdefault("done", [])
    recording = getattr(st, call)("Record", key="box")
    st.button("Any other input")
    if recording and recording.file_id != st.session_state.get("last"):
        st.session_state.done.append(recording.read())
        st.session_state.last = recording.file_id


def in_callback(call: str) -> None:
    import streamlit as st

    st.session_state.setdefault("done", [])

    def keep() -> None:
        if st.session_state.box:
            st.session_state.done.append(st.session_state.box.read())

    getattr(st, call)("Record", key="box", on_change=keep)
    st.button("Any other input")


def each_time(call: str) -> None:
    import streamlit as st

    st.session_state.setdefault("done", [])
    recording = getattr(st, call)("Record", key="box")
    st.button("Any other input")
    if recording:
        st.session_state.done.append(recording.read())


def new_key(call: str) -> None:
    import streamlit as st

    st.session_state.setdefault("done", [])
    st.session_state.setdefault("turn", 0)

    def keep() -> None:
        st.session_state.done.append(st.session_state[f"box {st.session_state.turn}"].read())
        st.session_state.turn += 1

    getattr(st, call)("Record", key=f"box {st.session_state.turn}", on_change=keep)
    st.button("Any other input")


@pytest.mark.parametrize("call", ["audio_input", "camera_input"])
@pytest.mark.parametrize(
    ("script", "kept"),
    [(each_time, [b"a", b"a"]), (remembers, [b"a"]), (in_callback, [b"a"]), (new_key, [b"a"])],
)
def test_a_recording_or_a_photo_stays_and_what_keeps_it_from_counting_again(
    call: str, script: Callable[[str], None], kept: list[bytes]
) -> None:
    at = AppTest.from_function(script, args=(call,)).run()
    name = {"audio_input": "a.wav", "camera_input": "a.jpg"}[call]
    recorder(at).upload(name, b"a").run()
    if script is not new_key:
        recorder(at)
    at.button[0].click().run()

    assert at.session_state.done == kept
    recorder(at).set_value((name, b"b", "")).run()
    assert at.session_state.done == [*kept, b"b"]


@pytest.mark.parametrize("call", ["audio_input", "camera_input"])
def test_the_key_of_a_recorder_cannot_be_set(call: str) -> None:
    def script(call: str) -> None:
        import streamlit as st

        def clear() -> None:
            st.session_state.box = None

        st.button("Clear", on_click=clear)
        getattr(st, call)("Record", key="box")

    at = AppTest.from_function(script, args=(call,)).run()
    at.button[0].click().run()

    assert "cannot be set using `st.session_state`" in at.exception[0].message


@pytest.mark.parametrize("call", ["pills", "segmented_control", "selectbox", "radio"])
def test_a_callback_can_take_a_choice_back(call: str) -> None:
    def script(call: str) -> None:
        import streamlit as st

        def keep() -> None:
            st.session_state.kept = st.session_state.box
            st.session_state.box = None

        more = {"index": None} if call in ("selectbox", "radio") else {}
        chosen = getattr(st, call)("Drink", ["tea", "cocoa"], key="box", on_change=keep, **more)
        st.write(f"{st.session_state.get('kept')} {chosen}")

    at = AppTest.from_function(script, args=(call,)).run()
    widgets: list[Any] = [*at.button_group, *at.selectbox, *at.radio]
    widgets[0].set_value("tea").run()

    assert at.markdown[0].value == "tea None"


def test_a_recording_in_the_chat_is_there_in_one_run() -> None:
    def script() -> None:
        import streamlit as st

        said = st.chat_input("Say it", accept_audio=True, key="chat")
        st.button("Any other input")
        st.write(f"{said.text if said else 'nothing'}")

    at = AppTest.from_function(script).run()
    states = at._tree.get_widget_states()
    states.widgets.add(id=at.chat_input[0].id).chat_input_value.data = "Hello"
    at._run(states)
    assert at.chat_input[0].proto.accept_audio
    assert at.markdown[0].value == "Hello"
    at.button[0].click().run()

    assert at.markdown[0].value == "nothing"


def button_below() -> None:
    import streamlit as st

    orders = st.session_state.setdefault("orders", [])
    drink = st.pills("Drink", ["tea", "cocoa"], key="drink")
    if st.button("Order"):
        orders.append(drink)
    st.checkbox("Take away")


def form_that_is_cleared() -> None:
    import streamlit as st

    orders = st.session_state.setdefault("orders", [])
    with st.form("order", clear_on_submit=True):
        drink = st.pills("Drink", ["tea", "cocoa"])
        if st.form_submit_button("Order") and drink:
            orders.append(drink)
    st.checkbox("Take away")


@pytest.mark.parametrize(
    ("script", "clicks"), [(button_below, [Click]), (form_that_is_cleared, [Submit, Submit])]
)
def test_a_choice_that_is_ordered_by_a_button_is_ordered_once(
    tmp_path: Path, script: Callable[[], None], clicks: list[type[Click | Submit]]
) -> None:
    lines = inspect.getsource(script).splitlines()[1:]
    (tmp_path / "app.py").write_text(textwrap.dedent("\n".join(lines)), "utf-8")
    with Browser(tmp_path / "app.py") as browser:
        browser.open()
        for drink in ("tea", "cocoa"):
            pills, order, take_away = (one.target for one in browser.page.widgets)
            browser.perform(SetValue(pills, drink))
            for click in clicks:
                browser.perform(click(order))
            browser.perform(Tick(take_away, True))
            browser.perform(Tick(take_away, False))

        assert browser.session_state["orders"] == ["tea", "cocoa"]
