import streamlit as st

state = st.session_state


def show(tab):
    state.tab = tab


order, receipt = st.tabs(
    ["Order", "Receipt"],
    key="tab",
    on_change="rerun",
)
order.write("One tea, please.")
order.button(
    "Send",
    on_click=show,
    args=["Receipt"],
)
receipt.button(
    "Again", on_click=show, args=["Order"]
)
