from __future__ import annotations

from streamlit.testing.v1 import AppTest


def boxes(at: AppTest) -> list[str | None]:
    return [box.value for box in at.text_input]


def test_text_boxes_with_numbered_keys_do_not_follow_their_list() -> None:
    def script() -> None:
        import streamlit as st

        names = st.session_state.setdefault("names", ["Ann", "Bob", "Cy"])
        for row, name in enumerate(names):
            st.text_input(f"Row {row + 1}", value=name, key=f"row {row}")
        st.button("Delete the first", on_click=lambda: names.pop(0))

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.session_state.names == ["Bob", "Cy"]
    assert boxes(at) == ["Ann", "Bob"]


def test_two_rows_with_the_same_name_raise() -> None:
    def script() -> None:
        import streamlit as st

        for name in ("Tea", "Tea"):
            st.number_input(name, value=1, key=f"count {name}")

    at = AppTest.from_function(script).run()

    said = "There are multiple elements with the same `key='count Tea'`."
    assert at.exception[0].message.startswith(said)


def test_an_id_given_when_a_row_is_added() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("last_id", 0)
        state.setdefault("rows", [])

        def add() -> None:
            st.session_state.last_id += 1
            st.session_state.rows.append({"id": st.session_state.last_id, "name": ""})

        for row in st.session_state.rows:
            row["name"] = st.text_input("Name", value=row["name"], key=f"name {row['id']}")
        st.button("Add", on_click=add)
        st.button("Delete the first", on_click=lambda: state.rows.pop(0))

    at = AppTest.from_function(script).run()
    for _ in range(3):
        at.button[0].click().run()
    for number, name in enumerate(("Ann", "Bob", "Cy")):
        at.text_input[number].set_value(name).run()
    assert boxes(at) == ["Ann", "Bob", "Cy"]
    at.button[1].click().run()
    assert boxes(at) == ["Bob", "Cy"]
    at.button[0].click().run()
    assert boxes(at) == ["Bob", "Cy", ""]
    assert [row["name"] for row in at.session_state.rows] == ["Bob", "Cy", ""]


def test_rows_that_are_only_added_at_the_end_keep_their_values() -> None:
    def script() -> None:
        import streamlit as st

        names = st.session_state.setdefault("names", ["Ann"])
        for row, name in enumerate(names):
            st.text_input(f"Row {row + 1}", value=name, key=f"row {row}")
        st.button("Add", on_click=lambda: names.append("Bob"))

    at = AppTest.from_function(script).run()
    at.text_input[0].set_value("Eve").run()
    at.button[0].click().run()

    assert boxes(at) == ["Eve", "Bob"]
