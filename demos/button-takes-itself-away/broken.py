import streamlit as st

state = st.session_state
state.setdefault("step", 1)
state.setdefault("orders", [])


def go_on():
    state.step = 2


if state.step == 1:
    drink = st.text_input("Drink", "tea")
    if st.button("Order", on_click=go_on):
        state.orders.append(drink)

st.write(f"Step {state.step}")
st.write(f"Orders: {len(state.orders)}")
