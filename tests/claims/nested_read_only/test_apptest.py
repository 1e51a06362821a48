from __future__ import annotations

from tests.claims.table_app import TableApp, apps_of_page


def test_the_pair_in_the_page() -> None:
    broken, fixed = (TableApp(app) for app in apps_of_page("nested-read-only"))
    for table in (broken, fixed):
        table.select(0)
        assert table.line == "Selected: ['Ann']"
        table.click("Select the last")

    assert broken.at.exception[0].message.startswith(
        "Widget state is read-only because modifying nested values has no effect on the app. For "
        "widget states that support programmatic updates (e.g. st.dataframe selections), assign a "
        "new dictionary to the Session State key instead"
    )
    assert fixed.line == "Selected: ['Bo']"


def test_a_list_in_it_can_be_appended_to_for_one_run() -> None:
    def script() -> None:
        import streamlit as st

        def append() -> None:
            st.session_state.guests.selection.rows.append(1)

        st.button("Append", on_click=append)
        st.button("Any other input")
        event = st.dataframe([{"name": "Ann"}, {"name": "Bo"}], key="guests", on_select="rerun")
        st.write(f"{event.selection.rows}")

    table = TableApp(script)
    table.select(0)
    table.click("Append")
    assert table.line == "[0, 1]"
    assert not table.at.exception
    table.click("Any other input")

    assert table.line == "[0]"
