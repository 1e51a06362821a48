from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def test_setting_the_key_below_the_uploader_raises() -> None:
    def script() -> None:
        import streamlit as st

        st.file_uploader("Report", key="report")
        if st.button("Remove"):
            st.session_state.report = None

    at = AppTest.from_function(script).run()
    at.file_uploader[0].upload("may.txt", b"10").run()
    at.button[0].click().run()

    assert at.exception[0].message == (
        "`st.session_state.report` cannot be modified after the widget with key `report` is "
        "instantiated."
    )


def test_emptying_the_variable_leaves_the_file() -> None:
    def script() -> None:
        import streamlit as st

        report = st.file_uploader("Report", key="report")
        if st.button("Remove"):
            report = None
        st.write(report.name if report else "none")

    at = AppTest.from_function(script).run()
    at.file_uploader[0].upload("may.txt", b"10").run()
    at.button[0].click().run()
    assert at.markdown[0].value == "none"
    at.run()
    assert at.markdown[0].value == "may.txt"


def test_the_whole_message() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.report = None
        st.file_uploader("Report", key="report")

    at = AppTest.from_function(script).run()

    assert at.exception[0].proto.type.endswith("StreamlitValueAssignmentNotAllowedError")
    assert at.exception[0].message == (
        "Values for the widget with `key` 'report' cannot be set using `st.session_state`."
    )


def test_the_old_uploader_is_forgotten() -> None:
    def script() -> None:
        import streamlit as st

        turn = st.session_state.setdefault("turn", 0)

        def remove() -> None:
            st.session_state.turn += 1

        st.file_uploader("Report", key=f"report {turn}")
        st.button("Remove", on_click=remove)

    at = AppTest.from_function(script).run()
    at.file_uploader[0].upload("may.txt", b"10").run()
    at.button[0].click().run()

    assert "report 0" not in at.session_state
    assert at.file_uploader[0].value is None


@pytest.mark.parametrize("kind", ["audio_input", "camera_input"])
def test_a_recording_and_a_photo_are_files_too(kind: str) -> None:
    at = AppTest.from_string(
        "import streamlit as st\n"
        "state = st.session_state\n"
        "state.setdefault('turn', 0)\n"
        "if st.checkbox('Set'):\n"
        "    state['data 0'] = None\n"
        "if st.checkbox('Again'):\n"
        "    state.turn = 1\n"
        f"st.{kind}('Data', key=f'data {{state.turn}}')\n"
    ).run()
    [first] = at.get(kind)
    at.checkbox[1].check().run()
    [second] = at.get(kind)
    assert first.proto.id != second.proto.id  # another widget, which starts empty

    at.checkbox[1].uncheck()
    at.session_state.turn = 0
    at.checkbox[0].check().run()
    assert at.exception[0].message.startswith("Values for the widget with `key` 'data 0' cannot")
