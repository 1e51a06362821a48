import streamlit as st

state = st.session_state
state.setdefault("volume", 3)
state.setdefault("runs", 0)
state.runs += 1

volume = st.slider(
    "Volume",
    0,
    10,
    key="volume",
)

st.write(f"Stored: {state.volume}")
st.write(f"Script runs: {state.runs}")
