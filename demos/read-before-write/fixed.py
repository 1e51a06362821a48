import streamlit as st

state = st.session_state
state.setdefault("eggs", 0)


def add():
    state.eggs += 1


st.write(
    f"Eggs in your cart: {state.eggs}"
)

st.button("Add an egg", on_click=add)
