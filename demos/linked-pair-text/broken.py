import streamlit as st

state = st.session_state
state.setdefault("rating", 3)

rating = st.number_input(
    "Rating", 0, 9, state.rating
)
stars = st.text_input(
    "In stars", "*" * rating, max_chars=9
)
state.rating = len(stars)

st.write(f"Stored: {state.rating}")
