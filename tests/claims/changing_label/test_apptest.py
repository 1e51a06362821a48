from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize(
    ("key", "callback", "expected", "buttons"),
    [
        (None, False, ["0: 1", "1: 1", "1: 2", "2: 2"], 3),
        (None, True, ["1: 1", "2: 2", "3: 3", "4: 4"], 5),
        ("vote", False, ["0: 1", "1: 2", "2: 3", "3: 4"], 1),
        ("vote", True, ["1: 1", "2: 2", "3: 3", "4: 4"], 1),
    ],
)
def test_what_a_key_does_and_what_a_callback_does(
    key: str | None, callback: bool, expected: list[str], buttons: int
) -> None:
    def script(key: str | None, callback: bool) -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("votes", 0)

        def vote() -> None:
            state.votes += 1

        clicked = st.button(f"{state.votes}", key=key, on_click=vote if callback else None)
        if clicked and not callback:
            vote()

    at = AppTest.from_function(script, args=(key, callback)).run()
    found, seen = {at.button[0].id}, []
    for _ in range(4):
        at.button[0].click().run()
        found.add(at.button[0].id)
        seen.append(f"{at.button[0].label}: {at.session_state.votes}")

    assert seen == expected
    assert len(found) == buttons


@pytest.mark.parametrize("key", [None, "key"])
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("type", ["secondary", "primary"]),
        ("icon", [":material/push_pin:", ":material/star:"]),
        ("help", ["One", "Two"]),
        ("width", ["content", "stretch"]),
        ("disabled", [False, True]),
    ],
)
def test_what_counts_for_a_button(key: str | None, name: str, values: list[object]) -> None:
    def script(key: str | None, name: str, values: list[object]) -> None:
        import streamlit as st

        st.button("Pin", key=key, **{name: values[st.toggle("Other")]})  # type: ignore[arg-type]

    at = AppTest.from_function(script, args=(key, name, values)).run()
    before = at.button[0].id
    at.toggle[0].set_value(True).run()

    assert (at.button[0].id == before) is (key is not None or name == "disabled")


@pytest.mark.parametrize(
    ("key", "expected"),
    [(None, ["b", "a", "a"]), ("city", ["b", "c", "b"])],
)
def test_a_select_box_with_its_own_choice_in_its_label(
    key: str | None, expected: list[str]
) -> None:
    def script(key: str | None) -> None:
        import streamlit as st

        st.session_state.setdefault("chosen", "a")
        label = f"City: {st.session_state.chosen}"
        st.session_state.chosen = st.selectbox(label, ["a", "b", "c"], key=key)

    at = AppTest.from_function(script, args=(key,)).run()
    found, labels = [], []
    for choice in "bcb":
        at.selectbox[0].set_value(choice).run()
        found.append(at.selectbox[0].value)
        labels.append(at.selectbox[0].label)

    assert found == expected
    if key:
        assert labels == ["City: a", "City: b", "City: c"], "one choice late"


def test_a_label_from_the_key_above_the_box_is_right() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("city", "a")
        st.selectbox(f"City: {st.session_state.city}", ["a", "b", "c"], key="city")

    at = AppTest.from_function(script).run()
    for choice in "bcb":
        at.selectbox[0].set_value(choice).run()
        assert (at.selectbox[0].value, at.selectbox[0].label) == (choice, f"City: {choice}")


def test_another_input_that_changes_the_label_loses_a_choice_and_no_click() -> None:
    def script() -> None:
        import streamlit as st

        name = st.text_input("Name")
        st.session_state.setdefault("clicks", 0)
        if st.button(f"Greet {name}"):
            st.session_state.clicks += 1
        st.selectbox(f"City of {name}", ["a", "b"])

    at = AppTest.from_function(script).run()
    at.selectbox[0].set_value("b").run()
    for number, name in enumerate(("Ann", "Bob"), start=1):
        at.text_input[0].set_value(name).run()
        at.button[0].click().run()
        assert at.session_state.clicks == number

    assert at.selectbox[0].value == "a"
