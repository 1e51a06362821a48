"""What the page says of selections. It has recorded what the browser makes of a second clearing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.claims.table_app import TableApp, apps_of_page


@pytest.mark.parametrize(
    ("app", "expected"),
    [
        (0, ["Called: Ann", "Called: Ann, Ann", "Called: Ann, Ann, Bo"]),
        (1, ["Called: Ann", "Called: Ann", "Called: Ann, Bo"]),
    ],
)
def test_the_pair_in_the_page(app: int, expected: list[str]) -> None:
    table = TableApp(apps_of_page("clear-selection")[app])
    found = []
    for row in (0, None, 1):
        if row is None:
            table.click("Any other input")
        else:
            table.select(row)
        found.append(table.line)

    assert found == expected


def test_a_selection_can_be_assigned_in_a_callback() -> None:
    def script() -> None:
        import streamlit as st

        def clear() -> None:
            st.session_state.guests = {"selection": {"rows": []}}

        st.button("Clear", on_click=clear)
        event = st.dataframe([{"name": "Ann"}], key="guests", on_select="rerun")
        st.write(f"{event.selection.rows}")

    table = TableApp(script)
    table.select(0)
    assert table.line == "[0]"
    table.click("Clear")

    assert table.line == "[]"
    # All that the browser is told the next time is the same once more, so it sees no change.
    told = table.at.dataframe[0].proto.selection_state
    table.click("Clear")
    assert table.at.dataframe[0].proto.selection_state == told


def test_a_chart_cannot_be_set_even_in_a_callback() -> None:
    def script() -> None:
        import altair
        import pandas as pd
        import streamlit as st

        def clear() -> None:
            st.session_state.chart = {"selection": {}}

        st.button("Clear", on_click=clear)
        chart = altair.Chart(pd.DataFrame({"x": [1], "y": [2]})).mark_point().encode(x="x", y="y")
        st.altair_chart(
            chart.add_params(altair.selection_point(name="points")), key="chart", on_select="rerun"
        )

    at = AppTest.from_function(script).run()
    assert not at.exception
    at.button[0].click().run()

    assert at.exception[0].message.startswith(
        "Values for the widget with `key` 'chart' cannot be set using `st.session_state`."
    )


def test_a_button_in_a_row_is_an_event() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("rows", [])

        def call() -> None:
            st.session_state.rows.append(st.session_state.called.row)

        button = st.column_config.ButtonColumn(key="called", on_click=call)
        st.dataframe([{"call": "Call"}, {"call": "Call"}], column_config={"call": button})

    at = AppTest.from_function(script).run()
    for _ in range(2):
        states = at._tree.get_widget_states()
        clicked = at.dataframe[0].proto.button_click_widgets["call"]
        states.widgets.add(id=clicked).string_trigger_value.data = '{"row": 1, "label": "Call"}'
        at._run(states)
        at.run()

    assert at.session_state.rows == [1, 1]
