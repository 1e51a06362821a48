"""What the concept pages and the cheat sheet say of Streamlit, beyond what demos show."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

# Each argument twice, for a widget of each kind.
ARGUMENTS = {
    "button": {"label": ("'a'", "'b'"), "type": ("'primary'", "'secondary'")},
    "checkbox": {"label": ("'a'", "'b'"), "value": ("True", "False")},
    "toggle": {"label": ("'a'", "'b'"), "value": ("True", "False")},
    "radio": {"options": ("['a', 'b']", "['a', 'b', 'c']"), "index": ("0", "1")},
    "selectbox": {
        "options": ("['a', 'b']", "['a', 'b', 'c']"),
        "index": ("0", "1"),
        "accept_new_options": ("True", "False"),
    },
    "multiselect": {
        "options": ("['a', 'b']", "['a', 'b', 'c']"),
        "default": ("['a']", "['b']"),
        "max_selections": ("2", "3"),
        "accept_new_options": ("True", "False"),
    },
    "slider": {
        "label": ("'a'", "'b'"),
        "value": ("3", "5"),
        "min_value": ("0", "1"),
        "max_value": ("10", "20"),
        "step": ("1", "2"),
    },
    "select_slider": {"options": ("['a', 'b']", "['a', 'b', 'c']"), "value": ("'a'", "'b'")},
    "number_input": {
        "value": ("3", "5"),
        "min_value": ("0", "1"),
        "max_value": ("10", "20"),
        "step": ("1", "2"),
    },
    "text_input": {
        "label": ("'a'", "'b'"),
        "value": ("'x'", "'y'"),
        "help": ("'x'", "'y'"),
        "max_chars": ("10", "20"),
    },
    "text_area": {"value": ("'x'", "'y'"), "max_chars": ("10", "20")},
    "date_input": {
        "value": ("'2030-01-01'", "'2030-01-02'"),
        "format": ("'YYYY/MM/DD'", "'DD/MM/YYYY'"),
    },
    "time_input": {"value": ("'09:00'", "'10:00'"), "step": ("60", "120")},
    "datetime_input": {"step": ("60", "120")},
    "color_picker": {"value": ("'#000000'", "'#111111'")},
    "pills": {
        "options": ("['a', 'b']", "['a', 'b', 'c']"),
        "selection_mode": ("'single'", "'multi'"),
    },
    "segmented_control": {
        "options": ("['a', 'b']", "['a', 'b', 'c']"),
        "selection_mode": ("'single'", "'multi'"),
    },
    "file_uploader": {
        "label": ("'a'", "'b'"),
        "type": ("'txt'", "'csv'"),
        "accept_multiple_files": ("True", "False"),
        "max_upload_size": ("1", "2"),
    },
    "download_button": {"label": ("'a'", "'b'"), "file_name": ("'a'", "'b'")},
}
# What the page lists: these count even with a key.
COUNTS = {
    "slider": {"min_value", "max_value", "step"},
    "selectbox": {"accept_new_options"},
    "multiselect": {"max_selections", "accept_new_options"},
    "text_input": {"max_chars"},
    "text_area": {"max_chars"},
    "date_input": {"format"},
    "time_input": {"step"},
    "datetime_input": {"step"},
    "pills": {"selection_mode"},
    "segmented_control": {"selection_mode"},
    "file_uploader": {"type", "accept_multiple_files", "max_upload_size"},
}
NEEDED = {
    "radio": "options=['a', 'b', 'c']",
    "selectbox": "options=['a', 'b', 'c']",
    "multiselect": "options=['a', 'b', 'c']",
    "select_slider": "options=['a', 'b', 'c']",
    "pills": "options=['a', 'b', 'c']",
    "segmented_control": "options=['a', 'b', 'c']",
    "download_button": "data='x'",
    "datetime_input": "value='2030-01-01 09:00'",
    "slider": "min_value=0, max_value=10, value=3",
    "number_input": "min_value=0, max_value=10, value=3",
}
SCRIPT = """
import streamlit as st
arguments = dict(label="a")
arguments.update({needed})
arguments.update({{"{argument}": {after} if "changed" in st.session_state else {before}}})
arguments.update({key})
st.{kind}(**arguments)
st.session_state.changed = True
"""


def is_the_same(kind: str, argument: str, key: str) -> bool:
    before, after = ARGUMENTS[kind][argument]
    needed = f"dict({NEEDED.get(kind, '')})"
    script = SCRIPT.format(
        kind=kind, argument=argument, before=before, after=after, needed=needed, key=key
    )
    at = AppTest.from_string(script).run()
    first = drawn(at)
    at.run()
    assert not at.exception
    return drawn(at) == first


def drawn(at: AppTest) -> str:
    """Give the identity of the only widget in the app."""
    assert not at.exception, at.exception[0].message
    (widget,) = [node for node in at.main if getattr(node, "proto", None) is not None]
    return str(widget.proto.id)


CASES = [(kind, argument) for kind, found in ARGUMENTS.items() for argument in found]


@pytest.mark.parametrize(("kind", "argument"), CASES)
def test_with_a_key_only_the_listed_arguments_make_a_new_widget(kind: str, argument: str) -> None:
    assert is_the_same(kind, argument, "{'key': 'box'}") is (argument not in COUNTS.get(kind, ()))


@pytest.mark.parametrize(("kind", "argument"), CASES)
def test_without_a_key_every_one_of_them_does(kind: str, argument: str) -> None:
    assert not is_the_same(kind, argument, "{}")


def moved_into_a_form(key: str | None = None) -> None:
    import streamlit as st

    if "seen" in st.session_state:
        with st.form("form"):
            st.slider("Number", 0, 10, key=key)
            st.form_submit_button("Send")
    else:
        st.slider("Number", 0, 10, key=key)
    st.session_state.seen = True


def moved_into_the_sidebar(key: str | None = None) -> None:
    import streamlit as st

    place = st.sidebar if "seen" in st.session_state else st
    place.slider("Number", 0, 10, key=key)
    st.session_state.seen = True


def moved_down(key: str | None = None) -> None:
    import streamlit as st

    if "seen" in st.session_state:
        st.write("One more line.")
        st.container().slider("Number", 0, 10, key=key)
    else:
        st.slider("Number", 0, 10, key=key)
    st.session_state.seen = True


def with_other_arguments_that_never_count(key: str | None = None) -> None:
    import streamlit as st

    seen = "seen" in st.session_state
    st.slider(
        "Number",
        0,
        10,
        key=key,
        on_change=print if seen else None,
        args=(1,) if seen else (),
        kwargs={"end": ""} if seen else {},
        disabled=seen,
        label_visibility="hidden" if seen else "visible",
    )
    st.session_state.seen = True


@pytest.mark.parametrize(
    ("script", "same_without", "same_with"),
    [
        (moved_into_a_form, False, True),
        (moved_into_the_sidebar, False, True),
        (moved_down, True, True),
        (with_other_arguments_that_never_count, True, True),
    ],
)
def test_where_a_widget_stands(
    script: Callable[..., None], same_without: bool, same_with: bool
) -> None:
    for key, same in ((None, same_without), ("number", same_with)):
        at = AppTest.from_function(script, kwargs={"key": key}).run()
        first = at.slider[0].id
        at.run()
        assert (at.slider[0].id == first) is same


def a_data_editor(key: str | None, num_rows: str, disabled: object) -> None:
    from typing import Any

    import streamlit as st

    seen = "seen" in st.session_state
    locked: Any = disabled if seen else False
    rows: Any = num_rows
    st.data_editor({"name": ["Ada"]}, key=key, num_rows=rows, disabled=locked)
    st.session_state.seen = True


@pytest.mark.parametrize(
    ("key", "num_rows", "as_a_whole"),
    [
        (None, "fixed", False),
        (None, "dynamic", False),
        ("table", "fixed", True),
        ("table", "dynamic", False),
    ],
)
def test_where_disabled_counts_for_a_data_editor(
    key: str | None, num_rows: str, as_a_whole: bool
) -> None:
    for disabled, same in ((False, True), (["name"], False), (True, not as_a_whole)):
        at = AppTest.from_function(a_data_editor, args=(key, num_rows, disabled)).run()
        first = drawn(at)
        at.run()
        assert (drawn(at) == first) is same, disabled


def test_a_new_widget_starts_at_its_default_unless_its_key_is_set_in_that_run() -> None:
    def script(*, keep: bool) -> None:
        import streamlit as st

        bound = 20 if st.checkbox("More") else 10
        if keep and "number" in st.session_state:
            st.session_state.number = st.session_state.number
        st.slider("Number", 0, bound, 1, key="number")

    for keep, left in ((False, 1), (True, 7)):
        at = AppTest.from_function(script, kwargs={"keep": keep}).run()
        at.slider[0].set_value(7).run()
        at.checkbox[0].check().run()
        assert at.slider[0].value == left


def test_all_callbacks_run_before_the_first_line() -> None:
    def script() -> None:
        import streamlit as st

        log = st.session_state.setdefault("log", [])
        log.append("line 1")
        st.slider("A", 0, 10, on_change=log.append, args=("a",))
        st.slider("B", 0, 10, on_change=log.append, args=("b",))
        st.slider("C", 0, 10, on_change=log.append, args=("c",))

    at = AppTest.from_function(script).run()
    assert at.session_state.log == ["line 1"], "no callback in the first run"
    at.session_state.log.clear()
    at.slider[0].set_value(1)
    at.slider[1].set_value(1).run()

    assert at.session_state.log == ["a", "b", "line 1"]


def test_a_run_that_ends_with_a_rerun_forgets_what_was_not_drawn() -> None:
    def script() -> None:
        import streamlit as st

        if st.button("End"):
            st.rerun()
        st.slider("Number", 0, 10, key="number")

    at = AppTest.from_function(script).run()
    at.slider[0].set_value(7).run()
    at.button[0].click().run()

    assert at.slider[0].value == 0


def test_a_rerun_by_command_runs_no_callback_and_keeps_what_was_set() -> None:
    def script() -> None:
        import streamlit as st

        log = st.session_state.setdefault("log", [])
        log.append("line 1")
        if st.button("Go", on_click=log.append, args=("callback",)):
            st.session_state.number = 9
            st.rerun()
        st.slider("Number", 0, 10, key="number")

    at = AppTest.from_function(script).run()
    at.session_state.log.clear()
    at.button[0].click().run()

    assert at.session_state.log == ["callback", "line 1", "line 1"]
    assert at.slider[0].value == 9
    assert at.button[0].value is False


def test_what_a_widget_returns_is_a_copy() -> None:
    def script() -> None:
        import streamlit as st

        chosen = st.multiselect("Some", ["a", "b"], default=["a"], key="some")
        chosen.append("b")
        st.write(" ".join(st.session_state.some))

    at = AppTest.from_function(script).run()

    assert at.markdown[0].value == "a"


def may_be_hidden(way: str) -> None:
    from typing import Any

    import streamlit as st

    ways: dict[str, dict[str, Any]] = {
        "no key": {},
        "key": {"key": "city"},
        "persist_state": {"key": "city", "persist_state": "session"},
        "bind": {"key": "city", "bind": "query-params"},
    }
    st.session_state.setdefault("own", "kept")
    if st.checkbox("Show", value=True):
        st.text_input("City", **ways[way])


@pytest.mark.parametrize(
    ("way", "left"), [("no key", ""), ("key", ""), ("persist_state", "Oslo"), ("bind", "Oslo")]
)
def test_what_lasts_through_a_rerun_without_the_widget(way: str, left: str) -> None:
    at = AppTest.from_function(may_be_hidden, args=(way,)).run()
    at.text_input[0].set_value("Oslo").run()
    at.run()
    assert at.text_input[0].value == "Oslo"
    at.checkbox[0].uncheck().run()
    at.checkbox[0].check().run()

    assert at.text_input[0].value == left
    assert at.session_state.own == "kept"


def test_a_cached_object_is_there_for_other_sessions_and_session_state_is_not() -> None:
    def script() -> None:
        import streamlit as st

        @st.cache_resource
        def shared() -> list[str]:
            return []

        state = st.session_state.setdefault("own", [])
        if st.button("Add"):
            shared().append("x")
            state.append("x")
        st.write(f"{len(shared())} {len(state)}")

    first = AppTest.from_function(script).run()
    first.button[0].click().run()
    second = AppTest.from_function(script).run()

    assert first.markdown[0].value == "1 1"
    assert second.markdown[0].value == "1 0"
