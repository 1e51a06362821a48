from __future__ import annotations

from pathlib import Path

from settled._internal.browser.actions import GoToPage, Upload
from settled._internal.browser.wire import File
from testing.model_tab import found, lines, tab_with


def test_a_file_is_kept_under_a_key_of_its_own(tmp_path: Path) -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state

        def keep() -> None:
            state.report = state.upload

        def order() -> None:
            file = st.file_uploader("Report", key="upload", on_change=keep)
            st.write(file.name if file else "none")

        def summary() -> None:
            st.write(state.report.getvalue().decode())

        st.navigation([st.Page(order, title="Order"), st.Page(summary, title="Summary")]).run()

    with tab_with(script, tmp_path) as tab:
        report = found(tab.page, "Report")
        assert lines(tab.perform(Upload(report, (File("a.txt", b"tea"),)))) == ["a.txt"]
        for _ in range(2):
            assert lines(tab.perform(GoToPage("Summary"))) == ["tea"]
            assert lines(tab.perform(GoToPage("Order"))) == ["none"]
