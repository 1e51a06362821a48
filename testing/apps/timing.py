"""What happens between an input and the end of its run."""

import time

import streamlit as st

st.session_state.setdefault("begun", 0)
st.session_state.setdefault("ended", 0)
help_shown = st.checkbox("Help")
busy = st.button("Work")
name = st.text_input("Name")
st.button("Greet", disabled=not name)
if name:
    for hint in range(8):
        st.info(f"Hint {hint}")
sent = st.button("Send")
st.session_state.sent = st.session_state.get("sent", 0) + sent
st.write(f"Sent: {st.session_state.sent}")
if busy:
    st.session_state.begun += 1
    st.write("Working")
    time.sleep(5)
    st.session_state.ended += 1
st.write(f"Begun: {st.session_state.begun}, ended: {st.session_state.ended}")
