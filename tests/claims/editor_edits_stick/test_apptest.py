from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.claims.table_app import TableApp, apps_of_page

BROKEN, FIXED = apps_of_page("editor-edits-stick")


def sorted_with_its_index() -> None:
    import pandas as pd
    import streamlit as st

    people = pd.DataFrame({"name": ["Ann", "Bo", "Cy"], "paid": [False, False, False]})

    down = st.checkbox("Last name first")
    people = people.sort_values("name", ascending=not down)

    people = st.data_editor(people, key="people")

    st.write("Paid: " + ", ".join(people["name"][people["paid"]]))


def without_a_key() -> None:
    import pandas as pd
    import streamlit as st

    people = pd.DataFrame({"name": ["Ann", "Bo", "Cy"], "paid": [False, False, False]})

    down = st.checkbox("Last name first")
    people = people.sort_values("name", ascending=not down, ignore_index=True)

    people = st.data_editor(people)

    st.write("Paid: " + ", ".join(people["name"][people["paid"]]))


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (BROKEN, ["Paid: Ann", "Paid: Cy", "Paid: Ann"]),
        (FIXED, ["Paid: Ann", "Paid: Ann", "Paid: Ann"]),
        (sorted_with_its_index, ["Paid: Ann", "Paid:", "Paid:"]),
        (without_a_key, ["Paid: Ann", "Paid:", "Paid:"]),
    ],
)
def test_what_becomes_of_an_edit_when_the_order_changes(
    script: Callable[[], None] | str, expected: list[str]
) -> None:
    grid = TableApp(script)
    grid.edit(0, "paid", True)
    found = [grid.line]
    for down in (True, False):
        grid.at.checkbox[0].set_value(down)
        grid.run()
        found.append(grid.line)

    assert found == expected


def test_the_fixed_app_takes_back_a_tick_in_another_order() -> None:
    grid = TableApp(FIXED)
    grid.edit(0, "paid", True)
    grid.at.checkbox[0].check()
    grid.run()
    grid.edit(2, "paid", False)
    assert grid.line == "Paid:"
    grid.at.checkbox[0].uncheck()
    grid.run()
    assert grid.line == "Paid:"


def reloaded(version_in_key: bool) -> None:
    import pandas as pd
    import streamlit as st

    month = st.radio("Month", ["May", "June", "A longer month"])
    names = {"May": ["Ann", "Bo"], "June": ["Dee", "Eli"]}.get(month, ["Ann", "Bo", "Cy"])
    people = pd.DataFrame({"name": names, "paid": [False for _ in names]})
    people = st.data_editor(people, key=f"people {month}" if version_in_key else "people")
    st.write("Paid: " + ", ".join(people["name"][people["paid"]]))


@pytest.mark.parametrize(
    ("version_in_key", "month", "expected"),
    [
        (False, "June", "Paid: Dee"),
        (False, "A longer month", "Paid:"),
        (True, "June", "Paid:"),
    ],
)
def test_an_edit_lands_in_other_data_with_as_many_rows(
    version_in_key: bool, month: str, expected: str
) -> None:
    grid = TableApp(reloaded, version_in_key)
    grid.edit(0, "paid", True)
    assert grid.line == "Paid: Ann"
    grid.at.radio[0].set_value(month)
    grid.run()

    assert grid.line == expected
