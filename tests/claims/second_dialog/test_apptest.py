from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.claims.table_app import TableApp


def test_a_row_that_is_taken_in_a_callback_opens_its_dialog_once() -> None:
    def script() -> None:
        import streamlit as st

        guests = [{"name": "Ann"}, {"name": "Bo"}]
        state = st.session_state
        state.setdefault("turn", 0)

        @st.dialog("Guest")
        def show(guest: dict[str, str]) -> None:
            st.write(guest["name"])

        @st.dialog("Invitation")
        def invite() -> None:
            st.write("Whom?")

        def choose() -> None:
            state.chosen = state[f"guests {state.turn}"].selection.rows
            state.turn += 1

        st.dataframe(
            guests, key=f"guests {state.turn}", on_select=choose, selection_mode="single-row"
        )
        for row in state.pop("chosen", []):
            show(guests[row])
        if st.button("New guest"):
            invite()

    table = TableApp(script)
    found = []
    for row in (0, None, 1, 1):
        if row is None:
            table.click("New guest")
        else:
            table.select(row)
        assert not table.at.exception
        found.append(table.line)

    assert found == ["Ann", "Whom?", "Bo", "Bo"]


def test_a_selection_that_stays_opens_its_dialog_again() -> None:
    def script() -> None:
        import streamlit as st

        @st.dialog("Guest")
        def show() -> None:
            st.write("Ann")

        event = st.dataframe([{"name": "Ann"}], key="guests", on_select="rerun")
        if event.selection.rows:
            show()
        st.button("Other")

    table = TableApp(script)
    table.select(0)
    table.click("Other")

    assert table.line == "Ann"


def test_a_dialog_in_a_dialog_raises() -> None:
    def script() -> None:
        import streamlit as st

        @st.dialog("Pay")
        def pay() -> None:
            st.write("How?")

        @st.dialog("Order")
        def order() -> None:
            pay()

        if st.button("Order"):
            order()

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.exception[0].message == "Dialogs may not be nested inside other dialogs."
