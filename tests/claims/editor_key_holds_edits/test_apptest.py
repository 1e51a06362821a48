from __future__ import annotations

from tests.claims.table_app import TableApp, apps_of_page


def test_the_pair_in_the_page() -> None:
    broken, fixed = (TableApp(app) for app in apps_of_page("editor-key-holds-edits"))
    assert broken.at.exception[0].message == "string indices must be integers, not 'str'"
    assert fixed.line == "To carry: 3"
    fixed.edit(1, "count", 4)
    assert fixed.line == "To carry: 5"


def test_an_editor_returns_what_it_was_given_and_its_key_holds_the_edits() -> None:
    def script() -> None:
        import pandas as pd
        import streamlit as st

        goods = st.data_editor([{"count": 1}, {"count": 2}], key="goods")
        frame = st.data_editor(pd.DataFrame({"count": [1]}), key="frame")
        try:
            st.session_state.frame.sum()
        except AttributeError as wrong:
            st.write(f"{wrong}")
        st.write(f"{type(goods).__name__} {type(frame).__name__} {dict(st.session_state.goods)}")

    table = TableApp(script)
    table.edit(1, "count", 4)

    assert [line.value for line in table.at.markdown] == [
        "'DataEditorState' object has no attribute 'sum'",
        "list DataFrame {'edited_rows': {1: {'count': 4}}, 'added_rows': [], 'deleted_rows': []}",
    ]


def test_a_callback_can_put_the_edits_into_the_table() -> None:
    def script() -> None:
        import streamlit as st

        goods = [{"name": "eggs", "count": 1}, {"name": "milk", "count": 2}]

        def count() -> None:
            rows = [dict(row) for row in goods]
            for position, cells in st.session_state.goods["edited_rows"].items():
                rows[position].update(cells)
            st.session_state.total = sum(int(str(row["count"])) for row in rows)

        st.data_editor(goods, key="goods", on_change=count)
        st.write(f"{st.session_state.get('total')}")

    table = TableApp(script)
    table.edit(1, "count", 4)

    assert table.line == "5"
