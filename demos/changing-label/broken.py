import streamlit as st

state = st.session_state
state.setdefault("votes", 0)

if st.button(f"Vote ({state.votes})"):
    state.votes += 1

st.write(f"Votes: {state.votes}")
