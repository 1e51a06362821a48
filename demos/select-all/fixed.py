import streamlit as st

DAYS = ["Mon", "Tue", "Wed"]

state = st.session_state


def follow_box():
    state.days = DAYS if state.box else []


def follow_days():
    count = len(state.days)
    state.box = count == len(DAYS)


days = st.multiselect(
    "Days",
    DAYS,
    key="days",
    on_change=follow_days,
)
st.checkbox(
    "Select all",
    key="box",
    on_change=follow_box,
)

st.write(f"Open: {', '.join(days)}")
