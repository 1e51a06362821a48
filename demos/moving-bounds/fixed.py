import streamlit as st

SEATS = {"Small": 10, "Large": 40}

state = st.session_state

room = st.radio("Room", SEATS)
most = SEATS[room]

before = state.get("guests", 0)
state.guests = min(before, most)

guests = st.slider(
    "Guests", 0, most, key="guests"
)

st.write(f"Guests: {guests}")
