import streamlit as st

if "volume" not in st.session_state:
    st.session_state.volume = 3

st.slider(
    "Volume",
    0,
    10,
    key="volume",
)

st.write(
    f"Stored: {st.session_state.volume}"
)
