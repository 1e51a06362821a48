"""Edits and selections in tables, uploads and messages."""

from __future__ import annotations

import pytest

from settled._internal.browser.actions import (
    AddRow,
    Click,
    DeleteRow,
    EditCell,
    SelectRows,
    Send,
    Target,
    Type,
    Upload,
)
from settled._internal.browser.perform import NotPossibleError
from settled._internal.browser.wire import File

from .conftest import OpenApp, button, shown, texts

EDITOR = Target("data editor", "")
FILE = Target("file uploader", "File")


def editor() -> None:
    import pandas as pd
    import streamlit as st

    start = pd.DataFrame({"name": ["Ada", "Bea"], "age": ["1", "2"]})
    edited = st.data_editor(start, num_rows="dynamic")
    st.button("Other")
    st.write(" ".join(f"{row.name}={row.age}" for row in edited.itertuples(index=False)))


def test_a_table_is_edited(open_app: OpenApp) -> None:
    browser = open_app(editor)
    assert texts(browser.page) == ["Ada=1 Bea=2"]
    assert texts(browser.perform(EditCell(EDITOR, 1, "age", "9"))) == ["Ada=1 Bea=9"]
    page = browser.perform(AddRow(EDITOR, {"name": "Cat", "age": "3"}))
    assert texts(page) == ["Ada=1 Bea=9 Cat=3"]
    assert texts(browser.perform(EditCell(EDITOR, 2, "age", "4"))) == ["Ada=1 Bea=9 Cat=4"]
    assert texts(browser.perform(DeleteRow(EDITOR, (0,)))) == ["Bea=9 Cat=4"]
    assert texts(browser.perform(Click(button("Other")))) == ["Bea=9 Cat=4"]


def test_rows_are_selected(open_app: OpenApp) -> None:
    def script() -> None:
        import pandas as pd
        import streamlit as st

        data = pd.DataFrame({"name": ["Ada", "Bea"]})
        event = st.dataframe(data, on_select="rerun", selection_mode="multi-row")
        st.dataframe(data)
        st.button("Other")
        st.write(f"{event.selection.rows}")

    browser = open_app(script)
    [table] = [item for item in browser.page.widgets if item.kind == "dataframe"]
    assert texts(browser.perform(SelectRows(table.target, (0, 1)))) == ["[0, 1]"]
    assert texts(browser.perform(Click(button("Other")))) == ["[0, 1]"]
    assert texts(browser.perform(SelectRows(table.target, ()))) == ["[]"]


def test_what_cannot_be_edited(open_app: OpenApp) -> None:
    def script() -> None:
        import pandas as pd
        import streamlit as st

        st.dataframe(pd.DataFrame({"name": ["Ada"]}))

    browser = open_app(script)
    [table] = browser.page.items
    with pytest.raises(LookupError):
        browser.perform(EditCell(table.target, 0, "name", "Bea"))


def test_a_file_is_uploaded_and_stays(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        file = st.file_uploader("File")
        st.button("Other")
        st.write(file.getvalue().decode() if file else "nothing")

    browser = open_app(script)
    page = browser.perform(Upload(FILE, (File("a.txt", b"Hi"),)))
    assert (shown(page, "File"), texts(page)) == ("a.txt", ["Hi"])
    assert texts(browser.perform(Click(button("Other")))) == ["Hi"]
    assert texts(browser.perform(Upload(FILE, (File("b.txt", b"Ho"),)))) == ["Ho"]
    page = browser.perform(Upload(FILE, ()))
    assert (shown(page, "File"), texts(page)) == ("", ["nothing"])


def test_several_files_come_one_after_another(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        files = st.file_uploader("File", accept_multiple_files=True)
        st.write(" ".join(file.name for file in files))

    browser = open_app(script)
    browser.perform(Upload(FILE, (File("a.txt", b""),)))
    assert texts(browser.perform(Upload(FILE, (File("b.txt", b""),)))) == ["a.txt b.txt"]


def test_a_message_is_sent_once(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        said = st.chat_input("Say something")
        st.button("Other")
        st.write(f"{said}")

    browser = open_app(script)
    chat = Target("chat input", "Say something")
    assert texts(browser.perform(Send(chat, "Hi"))) == ["Hi"]
    assert shown(browser.page, "Say something") == "", "it is emptied as it is sent"
    assert texts(browser.perform(Click(button("Other")))) == ["None"]
    with pytest.raises(NotPossibleError, match="empty"):
        browser.perform(Send(chat, ""))


def test_what_stands_in_a_chat_input_waits(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        def suggest() -> None:
            st.session_state.chat = "What is new?"

        st.button("Suggest", on_click=suggest)
        st.button("Other")
        said = st.chat_input("Ask", key="chat")
        st.write(f"{said}")

    browser = open_app(script)
    chat = Target("chat input", "Ask")
    for action in (Click(button("Suggest")), Click(button("Other")), Type(chat, "Who are you?")):
        page = browser.perform(action)
        assert texts(page) == ["None"]
    assert shown(page, "Ask") == "Who are you?"
    page = browser.perform(Click(button("Suggest")))
    assert shown(browser.perform(Click(button("Other"))), "Ask") == "What is new?"
    page = browser.perform(Send(chat, "What is new?"))
    assert (texts(page), shown(page, "Ask")) == (["What is new?"], "")
