from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS

NOTE = Path("note.txt")


def saved_in_a_callback() -> None:
    from pathlib import Path

    import streamlit as st

    file = Path("note.txt")
    if not file.exists():
        file.write_text("milk")

    def save() -> None:
        file.write_text(st.session_state.note)

    if "note" not in st.session_state:
        st.session_state.note = file.read_text()
    st.text_area("Note", key="note", on_change=save)


def default_and_key() -> None:
    from pathlib import Path

    import streamlit as st

    file = Path("note.txt")
    if not file.exists():
        file.write_text("milk")
    file.write_text(st.text_area("Note", value=file.read_text(), key="box"))


def fixed() -> AppTest:
    return AppTest.from_file(DEMOS / "file-feedback" / "fixed.py")


@pytest.mark.parametrize("script", [saved_in_a_callback, default_and_key])
def test_other_ways_that_keep_every_text(script: Callable[[], None]) -> None:
    at = AppTest.from_function(script).run()
    for text in ("eggs", "bread", "tea"):
        at.text_area[0].set_value(text).run()
        assert (at.text_area[0].value, NOTE.read_text()) == (text, text)


@pytest.mark.parametrize(
    ("app", "in_the_file"),
    [
        (fixed, "milk"),
        (lambda: AppTest.from_function(saved_in_a_callback), "from elsewhere"),
        (lambda: AppTest.from_function(default_and_key), "milk"),
    ],
)
def test_what_a_further_rerun_does_to_a_text_from_elsewhere(
    app: Callable[[], AppTest], in_the_file: str
) -> None:
    at = app().run()
    NOTE.write_text("from elsewhere")
    at.run()

    assert at.text_area[0].value == "milk", "it does not reach the session"
    assert NOTE.read_text() == in_the_file


def test_a_form_with_a_key_writes_each_text_once_for_each_click() -> None:
    def script() -> None:
        from pathlib import Path

        import streamlit as st

        file = Path("note.txt")
        if not file.exists():
            file.write_text("milk")
        with st.form("note"):
            text = st.text_area("Note", value=file.read_text(), key="box")
            if st.form_submit_button("Save"):
                file.write_text(text)
                st.session_state.writes = [*st.session_state.get("writes", []), text]

    at = AppTest.from_function(script).run()
    for text in ("eggs", "bread", "tea"):
        at.text_area[0].set_value(text)
        at.button[0].click().run()

    assert at.session_state.writes == ["eggs", "bread", "tea"]
    assert NOTE.read_text() == "tea"
