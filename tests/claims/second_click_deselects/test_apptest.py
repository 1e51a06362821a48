from __future__ import annotations

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest


def take_back(at: AppTest) -> None:
    """Send what the browser sends when the chosen option is pressed: AppTest cannot."""
    states: WidgetStates = at._tree.get_widget_states()
    for state in states.widgets:
        if state.HasField("string_array_value"):
            del state.string_array_value.data[:]
    at._run(states)


@pytest.mark.parametrize("kind", ["pills", "segmented_control"])
@pytest.mark.parametrize(
    ("more", "returned"),
    [
        ({"default": "M"}, "M"),
        ({}, None),
        ({"required": True}, None),
        ({"selection_mode": "multi"}, []),
    ],
)
def test_what_is_returned_at_the_start(
    kind: str, more: dict[str, object], returned: object
) -> None:
    def script(kind: str, more: dict[str, object]) -> None:
        import streamlit as st

        st.session_state.returned = getattr(st, kind)("Size", ["S", "M"], **more)

    at = AppTest.from_function(script, args=(kind, more)).run()

    assert at.session_state.returned == returned, at.exception


@pytest.mark.parametrize("kind", ["pills", "segmented_control"])
def test_required_is_not_for_several(kind: str) -> None:
    def script(kind: str) -> None:
        import streamlit as st

        getattr(st, kind)("Size", ["S", "M"], selection_mode="multi", required=True)

    at = AppTest.from_function(script, args=(kind,)).run()

    assert at.exception[0].message == (
        "The `required` argument cannot be used with `selection_mode='multi'`. "
        "The `required` parameter is only supported for single-select mode."
    )


def test_a_callback_can_put_the_choice_back() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("size", "M")
        state.setdefault("last", "M")

        def keep() -> None:
            if state.size is None:
                state.size = state.last
            state.last = state.size

        st.pills("Size", ["S", "M"], key="size", on_change=keep)
        st.write(f"{state.size}")

    at = AppTest.from_function(script).run()
    take_back(at)
    assert at.markdown[0].value == "M"


def test_the_choice_before_it_was_taken_back_is_not_the_default() -> None:
    def script() -> None:
        import streamlit as st

        st.write(f"{st.pills('Size', ['S', 'M'], default='M')}")

    at = AppTest.from_function(script).run()
    take_back(at)

    assert at.markdown[0].value == "None"
