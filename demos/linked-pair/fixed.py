import streamlit as st

state = st.session_state
state.setdefault("nights", 2)
state.setdefault("days", 3)


def follow_nights():
    state.days = state.nights + 1


def follow_days():
    state.nights = state.days - 1


nights = st.number_input(
    "Nights",
    1,
    30,
    key="nights",
    on_change=follow_nights,
)
days = st.number_input(
    "Days",
    2,
    31,
    key="days",
    on_change=follow_days,
)

st.write(f"{nights} nights, {days} days")
