import streamlit as st

state = st.session_state
state.setdefault("eggs", 0)

st.write(
    f"Eggs in your cart: {state.eggs}"
)

if st.button("Add an egg"):
    state.eggs += 1
