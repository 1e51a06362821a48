import streamlit as st

state = st.session_state

st.text_input(
    "City",
    key="city",
)

st.write(f"Weather in {state.city}")
