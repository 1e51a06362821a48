import streamlit as st

state = st.session_state
state.setdefault("servings", 4)

st.number_input(
    "Servings",
    1,
    12,
    key="servings",
)

st.write(f"Eggs: {state.servings * 2}")
