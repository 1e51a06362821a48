import streamlit as st

state = st.session_state
state.setdefault("servings", 1)

st.number_input(
    "Servings",
    1,
    12,
    value=4,
    key="servings",
)

st.write(f"Eggs: {state.servings * 2}")
