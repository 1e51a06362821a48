import streamlit as st

DAYS = ["Mon", "Tue", "Wed"]

state = st.session_state
state.setdefault("days", [])

days = st.multiselect(
    "Days",
    DAYS,
    default=state.days,
)
everything = st.checkbox(
    "Select all",
    value=len(days) == len(DAYS),
)
state.days = DAYS if everything else days

st.write(f"Open: {', '.join(days)}")
