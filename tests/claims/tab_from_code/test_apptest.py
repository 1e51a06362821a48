from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_what_nobody_sees_can_be_left_out() -> None:
    def script() -> None:
        import streamlit as st

        def show() -> None:
            st.session_state.tab = "Receipt"

        st.button("Send", on_click=show)
        order, receipt = st.tabs(["Order", "Receipt"], key="tab", on_change="rerun")
        if order.open:
            order.write("One tea")
        if receipt.open:
            receipt.write("Thank you")

    at = AppTest.from_function(script).run()
    assert [line.value for line in at.markdown] == ["One tea"]
    at.button[0].click().run()

    assert [line.value for line in at.markdown] == ["Thank you"]


def test_a_row_of_buttons_can_be_set_too() -> None:
    def script() -> None:
        import streamlit as st

        def show() -> None:
            st.session_state.part = "Receipt"

        st.button("Send", on_click=show)
        st.session_state.setdefault("part", "Order")
        parts = ["Order", "Receipt"]
        st.write(st.segmented_control("Part", parts, key="part", required=True))

    at = AppTest.from_function(script).run()
    assert at.markdown[0].value == "Order"
    at.button[0].click().run()

    assert at.markdown[0].value == "Receipt"
