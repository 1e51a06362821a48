from __future__ import annotations

import pytest

from tests.claims.table_app import TableApp, apps_of_page

BROKEN = ["basil 3", "basil 3, basil 3, mint 4", "basil 3, basil 3, mint 4, basil 5, mint 4"]
FIXED = ["basil 3", "basil 3, mint 4", "basil 3, mint 4, basil 5"]


@pytest.mark.parametrize(("app", "expected"), [(0, BROKEN), (1, FIXED)])
def test_the_pair_in_the_page(app: int, expected: list[str]) -> None:
    table = TableApp(apps_of_page("edits-saved-again")[app])
    found = []
    for row, liters in ((0, 3), (1, 4), (0, 5)):
        table.edit(row, "liters", liters)
        found.append(table.line.removeprefix("Saved: "))

    assert found == expected


def each_time() -> None:
    import streamlit as st

    state = st.session_state
    state.setdefault("log", [])

    def save() -> None:
        for row in state.plants["added_rows"]:
            state.log.append(row.get("plant", "nothing"))

    plants = [{"plant": "basil", "liters": 1}]
    st.data_editor(plants, key="plants", num_rows="dynamic", on_change=save)
    st.write(", ".join(state.log))


def complete() -> None:
    import streamlit as st

    state = st.session_state
    if "plants" not in state:
        state.plants = [{"plant": "basil", "liters": 1}]
        state.log = []
        state.turn = 0

    def save() -> None:
        rows = state[f"editor {state.turn}"]["added_rows"]
        if all({"plant", "liters"} <= row.keys() for row in rows):
            state.plants += rows
            state.log += [row["plant"] for row in rows]
            state.turn += 1

    st.data_editor(state.plants, key=f"editor {state.turn}", num_rows="dynamic", on_change=save)
    st.write(", ".join(state.log))


def test_a_row_that_is_being_typed_comes_several_times() -> None:
    table = TableApp(each_time)
    table.add()
    table.write_added(plant="mint")
    table.write_added(liters=3)

    assert table.line == "nothing, mint, mint"


def test_a_row_can_wait_until_it_is_complete() -> None:
    table = TableApp(complete)
    table.add()
    table.write_added(plant="mint")
    assert table.line == ""
    table.write_added(liters=3)
    assert table.line == "mint"
    table.add(plant="sage", liters=4)

    assert table.line == "mint, sage"


def whole_table() -> None:
    import streamlit as st

    saved = st.data_editor([{"plant": "basil", "liters": 0}, {"plant": "mint", "liters": 0}])
    st.session_state.database = saved
    st.write(", ".join(f"{row['plant']} {row['liters']}" for row in st.session_state.database))


def with_a_button() -> None:
    import streamlit as st

    state = st.session_state
    if "plants" not in state:
        state.plants = [{"plant": "basil", "liters": 0}, {"plant": "mint", "liters": 0}]
        state.log = []
        state.turn = 0
    key = f"editor {state.turn}"
    plants = st.data_editor(state.plants, key=key)
    if st.button("Save"):
        edits = state[key]["edited_rows"]
        state.log += [f"{plants[row]['plant']} {cells['liters']}" for row, cells in edits.items()]
        state.plants = plants
        state.turn += 1
        st.rerun()
    st.write(", ".join(state.log))


def remembered() -> None:
    import copy

    import streamlit as st

    plants = [{"plant": "basil", "liters": 0}, {"plant": "mint", "liters": 0}]
    state = st.session_state
    state.setdefault("log", [])
    state.setdefault("before", {})

    def save() -> None:
        edits = state.plants["edited_rows"]
        for row, cells in edits.items():
            if state.before.get(row) != cells:
                state.log.append(f"{plants[row]['plant']} {cells['liters']}")
        state.before = copy.deepcopy(dict(edits))

    st.data_editor(plants, key="plants", on_change=save)
    st.write(", ".join(state.log))


def test_the_whole_table_may_be_written_as_often_as_one_likes() -> None:
    table = TableApp(whole_table)
    table.edit(0, "liters", 3)
    table.edit(1, "liters", 4)
    table.run()

    assert table.line == "basil 3, mint 4"


def test_a_button_saves_the_edits_together_and_once() -> None:
    table = TableApp(with_a_button)
    table.edit(0, "liters", 3)
    table.edit(1, "liters", 4)
    assert table.line == ""
    table.click("Save")
    assert table.line == "basil 3, mint 4"
    table.edit(0, "liters", 5)
    table.click("Save")

    assert table.line == "basil 3, mint 4, basil 5"


def test_edits_that_are_remembered_are_saved_once() -> None:
    table = TableApp(remembered)
    for row, liters in ((0, 3), (1, 4), (0, 5)):
        table.edit(row, "liters", liters)

    assert table.line == "basil 3, mint 4, basil 5"
