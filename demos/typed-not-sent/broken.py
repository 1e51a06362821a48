from time import sleep

import streamlit as st

sleep(0.2)

state = st.session_state
state.setdefault("member", "nobody")

email = st.text_input("Email")
joins = st.button(
    "Subscribe", disabled=not email
)

if joins:
    state.member = email

st.write(f"Subscribed: {state.member}")
