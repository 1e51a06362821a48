import streamlit as st

state = st.session_state
state.setdefault("ordered", "nothing")


def order():
    state.ordered = state.dish


with st.form("order form"):
    st.text_input(
        "Dish",
        key="dish",
    )
    st.form_submit_button(
        "Order",
        on_click=order,
    )

st.write(f"Ordered: {state.ordered}")
