import streamlit as st

state = st.session_state
state.setdefault("pinned", False)

look = "secondary"
if state.pinned:
    look = "primary"

if st.button("Pin", type=look):
    state.pinned = not state.pinned

answer = "yes" if state.pinned else "no"
st.write(f"Pinned: {answer}")
