import streamlit as st

state = st.session_state


def write_stars():
    state.stars = "*" * state.rating


def write_rating():
    state.rating = len(state.stars)


if "rating" not in state:
    state.rating = 3
    write_stars()

st.number_input(
    "Rating",
    0,
    9,
    key="rating",
    on_change=write_stars,
)
st.text_input(
    "In stars",
    max_chars=9,
    key="stars",
    on_change=write_rating,
)

st.write(f"Stored: {state.rating}")
