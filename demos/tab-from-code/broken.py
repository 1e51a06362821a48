import streamlit as st

state = st.session_state
state.setdefault("tab", "Order")


def show(tab):
    state.tab = tab


order, receipt = st.tabs(
    ["Order", "Receipt"],
    default=state.tab,
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
