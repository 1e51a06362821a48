from __future__ import annotations

from streamlit.testing.v1 import AppTest


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
