import streamlit as st

state = st.session_state
state.setdefault("step", 1)
state.setdefault("orders", [])


def order():
    state.orders.append(state.drink)
    state.step = 2


if state.step == 1:
    st.text_input(
        "Drink", "tea", key="drink"
    )
    st.button("Order", on_click=order)

st.write(f"Step {state.step}")
st.write(f"Orders: {len(state.orders)}")
