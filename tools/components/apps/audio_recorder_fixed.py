import streamlit as st
from audio_recorder_streamlit import audio_recorder

state = st.session_state
state.setdefault("sent", 0)
recording = audio_recorder(
    energy_threshold=(-1.0, 1.0),
    pause_threshold=1.0,
    key="voice",
)
if recording and recording != state.get("done"):
    state.done = recording
    state.sent += 1
st.button("Any other input")
st.text(f"Sent: {state.sent}")
