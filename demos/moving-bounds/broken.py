import streamlit as st

SEATS = {"Small": 10, "Large": 40}

room = st.radio("Room", SEATS)
most = SEATS[room]

guests = st.slider(
    "Guests", 0, most, key="guests"
)

st.write(f"Guests: {guests}")
