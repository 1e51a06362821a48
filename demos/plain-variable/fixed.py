import streamlit as st

state = st.session_state

if "visitors" not in state:
    state.visitors = 0

if st.button("One more"):
    state.visitors += 1

st.write(f"Visitors: {state.visitors}")
