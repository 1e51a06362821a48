import streamlit as st
from streamlit_mic_recorder import mic_recorder

state = st.session_state
state.setdefault("sent", 0)
recording = mic_recorder(key="voice")
if recording:
    state.sent += 1
st.button("Any other input")
st.text(f"Sent: {state.sent}")
