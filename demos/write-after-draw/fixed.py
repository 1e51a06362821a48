import streamlit as st

state = st.session_state
state.setdefault("guests", 2)


def reset():
    state.guests = 2


st.number_input(
    "Guests", 1, 20, key="guests"
)

st.button("Reset", on_click=reset)

st.write(f"A table for {state.guests}")
