from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Seen, Set, Step, Topics, Upload
from testing.server import SiteServer
from testing.small_app import start

NOTHING = frozenset[str]()
WRITTEN = Topics(NOTHING, NOTHING, NOTHING, NOTHING)

SCRIPT = """
import time
import streamlit as st
state = st.session_state
state.setdefault("rows_of", {{}})
state.setdefault("done", None)
st.checkbox("Help")
def read_rows(file):
    place = st.empty()
    for step in range(3):
        place.progress(step / 3)
        time.sleep(0.5)
    return file.read().decode().split()
file = st.file_uploader("Data")
{lines}
st.write(f"Rows: {{sum(map(len, state.rows_of.values()))}}")
"""
UNDER_ITS_ID = """
if file and file.file_id not in state.rows_of:
    state.rows_of[file.file_id] = read_rows(file)
"""
ID_BEFORE = """
if file and file.file_id != state.done:
    state.done = file.file_id
    state.rows_of[file.file_id] = read_rows(file)
"""


@pytest.mark.parametrize(("lines", "rows"), [(UNDER_ITS_ID, 2), (ID_BEFORE, 0)])
def test_what_becomes_of_a_file_whose_reading_is_interrupted(
    page: Page, server: SiteServer, lines: str, rows: int
) -> None:
    live = start(page, server, SCRIPT.format(lines=lines))
    file = Upload("Data", "a.txt", "tea jam")
    step = Step(action=file, meanwhile=Set("Help", True), broken=Seen(), fixed=Seen())
    live.perform_step(step)

    assert live.seen(WRITTEN).text == (f"Rows: {rows}",)
