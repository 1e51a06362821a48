import streamlit as st

state = st.session_state

state.city = st.text_input(
    "City",
    key="city",
)

st.write(f"Weather in {state.city}")
