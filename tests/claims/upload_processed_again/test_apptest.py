from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from settled._internal.browser.actions import Click, Submit, Upload
from settled._internal.browser.session import Browser
from settled._internal.browser.wire import File


def test_the_callback_runs_for_a_removed_file_too() -> None:
    def script() -> None:
        import streamlit as st

        log = st.session_state.setdefault("log", [])

        def look() -> None:
            file = st.session_state.file
            log.append(file.name if file else "none")

        st.file_uploader("Data", key="file", on_change=look)

    at = AppTest.from_function(script).run()
    at.file_uploader[0].upload("a.txt", b"a").run()
    at.run()
    at.file_uploader[0].set_value(None).run()
    at.file_uploader[0].upload("a.txt", b"a").run()

    assert at.session_state.log == ["a.txt", "none", "a.txt"]


def test_rows_under_the_id_of_their_file_are_read_once_for_each_upload() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("rows_of", {})
        state.setdefault("reads", [])
        file = st.file_uploader("Data", key="file")
        if file and file.file_id not in state.rows_of:
            state.reads.append(file.name)
            state.rows_of[file.file_id] = file.read()

    at = AppTest.from_function(script).run()
    at.file_uploader[0].upload("a.txt", b"a").run()
    at.run()
    assert at.session_state.reads == ["a.txt"]
    at.file_uploader[0].upload("a.txt", b"a").run()
    assert at.session_state.reads == ["a.txt", "a.txt"]
    assert [*at.session_state.rows_of.values()] == [b"a", b"a"]


def test_every_rerun_gives_the_file_from_its_beginning() -> None:
    def script() -> None:
        import streamlit as st

        file = st.file_uploader("Data")
        if file:
            st.write(f"{file.read()!r} {file.read()!r}")

    at = AppTest.from_function(script).run()
    at.file_uploader[0].upload("a.txt", b"a").run()
    at.run()

    assert at.markdown[0].value == "b'a' b''"


def test_a_cached_function_reads_a_file_once() -> None:
    def script() -> None:
        from typing import Any

        import streamlit as st

        calls = st.session_state.setdefault("calls", [])

        @st.cache_data
        def read(file: Any) -> str:
            calls.append(file.name)
            return str(file.read().decode())

        file = st.file_uploader("Data")
        if file:
            st.write(read(file))

    at = AppTest.from_function(script).run()
    at.file_uploader[0].upload("a.txt", b"apple").run()
    at.run()
    at.run()

    assert at.markdown[0].value == "apple"
    assert at.session_state.calls == ["a.txt"]


def test_a_form_that_is_cleared_hands_over_its_file_once(tmp_path: Path) -> None:
    source = """
import streamlit as st
with st.form("upload", clear_on_submit=True):
    file = st.file_uploader("Data")
    if st.form_submit_button("Send") and file:
        st.session_state.read = st.session_state.get("read", ()) + (file.read().decode(),)
st.button("Any other input")
"""
    (tmp_path / "app.py").write_text(source, "utf-8")
    with Browser(tmp_path / "app.py") as browser:
        browser.open()
        [uploader, send, other] = [one.target for one in browser.page.widgets]
        for text in (b"a", b"b"):
            browser.perform(Upload(uploader, (File("a.txt", text),)))
            browser.perform(Submit(send))
            browser.perform(Submit(send))
            browser.perform(Click(other))

        assert browser.session_state["read"] == ("a", "b")
