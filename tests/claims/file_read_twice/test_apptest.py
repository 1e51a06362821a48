from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize(
    ("read", "content", "said"),
    [
        ("json.load(file)", b"{}", "Expecting value: line 1 column 1 (char 0)"),
        ("pandas.read_csv(file)", b"a,b", "No columns to parse from file"),
        ("ElementTree.parse(file)", b"<a/>", "no element found: line 1, column 0"),
    ],
)
def test_what_reads_it_second_finds_nothing(read: str, content: bytes, said: str) -> None:
    at = AppTest.from_string(
        "import json\n"
        "from xml.etree import ElementTree\n"
        "import pandas\n"
        "import streamlit as st\n"
        'if file := st.file_uploader("Data"):\n'
        f"    {read}\n"
        '    st.write("once")\n'
        f"    {read}\n"
    ).run()
    at.file_uploader[0].upload("a", content).run()

    assert at.markdown[0].value == "once"
    assert at.exception[0].message == said


def test_seek_goes_back_and_getvalue_does_not_move() -> None:
    at = AppTest.from_string(
        "import streamlit as st\n"
        'if file := st.file_uploader("Data"):\n'
        "    st.text(file.getvalue() + file.read() + file.getvalue() + file.read())\n"
        "    file.seek(0)\n"
        "    st.text(file.read())\n"
    ).run()
    at.file_uploader[0].upload("a", b"tea").run()

    assert [line.value for line in at.text] == ["b'teateatea'", "b'tea'"]


def test_what_wants_a_file_gets_one_of_its_own_each_time() -> None:
    at = AppTest.from_string(
        "import io\n"
        "import pandas\n"
        "import streamlit as st\n"
        'if file := st.file_uploader("Data"):\n'
        "    for _ in range(2):\n"
        "        st.text(len(pandas.read_csv(io.BytesIO(file.getvalue()))))\n"
    ).run()
    at.file_uploader[0].upload("a", b"name\nAnn\nBo").run()

    assert [line.value for line in at.text] == ["2", "2"]


@pytest.mark.parametrize(("take", "second"), [("read", ""), ("getvalue", "tea")])
def test_a_file_in_session_state_stays_where_it_was_read_to(take: str, second: str) -> None:
    at = AppTest.from_string(
        "import streamlit as st\n"
        "state = st.session_state\n"
        "def keep():\n"
        "    state.file = state.data\n"
        'st.file_uploader("Data", key="data", on_change=keep)\n'
        'if "file" in state:\n'
        f"    st.text(state.file.{take}().decode())\n"
    ).run()
    at.file_uploader[0].upload("a", b"tea").run()
    assert at.text[0].value == "tea"
    at.run()

    assert at.text[0].value == second
