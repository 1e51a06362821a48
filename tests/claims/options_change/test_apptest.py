from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

SHORT, LONG, LEFT = ["a", "b"], ["z", "a", "b"], ["a"]


def script(kind: str, key: str | None, lists: list[list[str]]) -> None:
    import streamlit as st

    which = int(st.number_input("Which", 0, len(lists) - 1, key="which"))
    st.text(f"{getattr(st, kind)('It', lists[which], key=key)}")


def seen(kind: str, key: str | None, choice: str | list[str], *lists: list[str]) -> list[str]:
    """What the widget returns after a choice, and then with each further list of options."""
    at = AppTest.from_function(script, args=(kind, key, list(lists))).run()
    widget: Any = at.main.get(kind)[0]
    widget.set_value(choice).run()
    found = [at.text[0].value]
    for number in range(1, len(lists)):
        at.number_input("which").set_value(number).run()
        found.append(at.text[0].value)
    return found


@pytest.mark.parametrize("kind", ["selectbox", "radio", "select_slider"])
def test_a_key_keeps_a_choice_that_is_on_offer_and_does_not_bring_it_back(kind: str) -> None:
    lists = (SHORT, LONG, LEFT, SHORT)

    assert seen(kind, None, "b", *lists) == ["b", "z", "a", "a"]
    assert seen(kind, "it", "b", *lists) == ["b", "b", "a", "a"]


def test_a_multiselect_with_a_key_loses_only_what_is_gone() -> None:
    lists = (SHORT, LONG, LEFT, SHORT)

    both = "['a', 'b']"
    assert seen("multiselect", None, SHORT, *lists) == [both, "[]", "[]", "[]"]
    assert seen("multiselect", "it", SHORT, *lists) == [both, both, "['a']", "['a']"]


@pytest.mark.parametrize("key", [None, "it"])
@pytest.mark.parametrize("kind", ["selectbox", "radio"])
def test_another_order_is_another_list(kind: str, key: str | None) -> None:
    kept = "b" if key else "c"
    assert seen(kind, key, "b", ["a", "b", "c"], ["c", "b", "a"]) == ["b", kept]


@pytest.mark.parametrize(
    ("key", "expected"), [(None, ["b", "b", "a", "a"]), ("it", ["b", "c", "a", "b"])]
)
def test_an_order_by_the_last_choice_loses_every_second_choice(
    key: str | None, expected: list[str]
) -> None:
    def script(key: str | None) -> None:
        import streamlit as st

        order = st.session_state.setdefault("order", ["a", "b", "c"])
        chosen = st.selectbox("It", order, key=key)
        st.session_state.order = [chosen, *(one for one in order if one != chosen)]

    at = AppTest.from_function(script, args=(key,)).run()
    found = []
    for choice in "bcab":
        at.selectbox[0].set_value(choice).run()
        found.append(at.session_state.order[0])

    assert found == expected


def test_a_choice_can_be_kept_for_when_it_is_on_offer_again() -> None:
    def script() -> None:
        import streamlit as st

        tasks = ["a"] if st.toggle("Short") else ["a", "b"]

        def remember() -> None:
            st.session_state.wanted = st.session_state.task

        if st.session_state.get("wanted") in tasks:
            st.session_state.task = st.session_state.wanted
        st.selectbox("Task", tasks, key="task", on_change=remember)

    at = AppTest.from_function(script).run()
    at.selectbox[0].set_value("b").run()
    found = []
    for short in (True, False):
        at.toggle[0].set_value(short).run()
        found.append(at.selectbox[0].value)
    at.selectbox[0].set_value("a").run()

    assert [*found, at.selectbox[0].value] == ["a", "b", "a"]


def test_what_makes_the_list_can_be_in_the_key() -> None:
    def script() -> None:
        import streamlit as st

        done = st.toggle("Done")
        st.selectbox("Task", ["z", "a", "b"] if done else ["a", "b"], key=f"task {done}")

    at = AppTest.from_function(script).run()
    at.selectbox[0].set_value("b").run()
    at.toggle[0].set_value(True).run()

    assert at.selectbox[0].value == "z"


@pytest.mark.parametrize(("key", "kept"), [(None, False), ("it", True)])
def test_the_words_of_the_options_count_only_without_a_key(key: str | None, kept: bool) -> None:
    def script(key: str | None) -> None:
        import streamlit as st

        mark = "!" if st.toggle("Mark") else ""
        st.text(st.selectbox("It", ["a", "b"], format_func=lambda one: one + mark, key=key))

    at = AppTest.from_function(script, args=(key,)).run()
    before = at.selectbox[0].id
    at.toggle[0].set_value(True).run()

    assert (at.selectbox[0].id == before) is kept
