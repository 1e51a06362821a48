from time import sleep

import streamlit as st

sleep(0.2)

state = st.session_state
state.setdefault("member", "nobody")

with st.form("subscribe"):
    email = st.text_input("Email")
    joins = st.form_submit_button(
        "Subscribe"
    )

if joins and email:
    state.member = email

st.write(f"Subscribed: {state.member}")
