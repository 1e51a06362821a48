from __future__ import annotations

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
