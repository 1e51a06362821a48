import streamlit as st
from streamlit_calendar import calendar

state = st.session_state
state.setdefault("opened", 0)
state.setdefault("turn", 0)
events = [{"title": "Tea", "start": "2026-11-10"}]

seen = calendar(
    events,
    {"initialDate": "2026-11-01"},
    callbacks=["eventClick"],
    key=f"calendar {state.turn}",
)
if seen:
    state.opened += 1
    state.turn += 1
    st.rerun()

st.button("Any other input")
st.text(f"Opened: {state.opened}")
