import streamlit as st

state = st.session_state
state.setdefault("guests", 2)

st.number_input(
    "Guests", 1, 20, key="guests"
)

if st.button("Reset"):
    state.guests = 2

st.write(f"A table for {state.guests}")
