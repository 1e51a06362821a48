import streamlit as st

state = st.session_state
state.setdefault("ordered", "nothing")


def order(dish):
    state.ordered = dish


with st.form("order form"):
    dish = st.text_input(
        "Dish",
        key="dish",
    )
    st.form_submit_button(
        "Order",
        on_click=order,
        args=(dish,),
    )

st.write(f"Ordered: {state.ordered}")
