import streamlit as st

state = st.session_state
state.setdefault("nights", 2)

nights = st.number_input(
    "Nights",
    1,
    30,
    value=state.nights,
)
days = st.number_input(
    "Days",
    2,
    31,
    value=nights + 1,
)
state.nights = days - 1

st.write(f"{nights} nights, {days} days")
