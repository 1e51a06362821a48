from __future__ import annotations

import pytest

from tests.claims.table_app import TableApp, apps_of_page

BROKEN = ["Ann", "Ann", "Ann, Bo, Cy", "Ann, Cy", "Ann, Cy"]
FIXED = ["Ann", "", "Ann, Bo, Cy", "Ann, Cy", "Ann, Bo, Cy"]


@pytest.mark.parametrize(("app", "expected"), [(0, BROKEN), (1, FIXED)])
def test_the_pair_in_the_page(app: int, expected: list[str]) -> None:
    table = TableApp(apps_of_page("editor-tick-all")[app])
    found = []
    for row, here, button in (
        (0, True, None),
        (None, None, "Untick all"),
        (None, None, "Tick all"),
        (1, False, None),
        (None, None, "Tick all"),
    ):
        if row is not None:
            table.edit(row, "here", here)
        elif button is not None:
            table.click(button)
        found.append(table.line.removeprefix("Here:").strip())

    assert found == expected


def test_edits_in_other_columns_can_be_put_into_the_table_first() -> None:
    _, fixed = apps_of_page("editor-tick-all")
    keeping = fixed.replace(
        '    state.guests["here"] = here\n',
        '    for row, cells in state[f"editor {state.turn}"]["edited_rows"].items():\n'
        "        for column, value in cells.items():\n"
        "            state.guests.loc[row, column] = value\n"
        '    state.guests["here"] = here\n',
    )
    lines = []
    for app in (fixed, keeping):
        table = TableApp(app)
        table.edit(1, "name", "Bob")
        table.click("Tick all")
        lines.append(table.line)

    assert lines == ["Here: Ann, Bo, Cy", "Here: Ann, Bob, Cy"]


def test_the_edits_cannot_be_written_into() -> None:
    def script() -> None:
        import streamlit as st

        def tick() -> None:
            st.session_state.editor["edited_rows"][0] = {"here": True}

        st.button("Tick all", on_click=tick)
        st.data_editor([{"here": False}, {"here": False}], key="editor")

    table = TableApp(script)
    table.edit(1, "here", True)
    table.click("Tick all")

    assert table.at.exception[0].message.startswith("Widget state is read-only because")
