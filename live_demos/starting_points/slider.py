import streamlit as st

if "volume" not in st.session_state:
    st.session_state.volume = 3

# Every second input is lost here.
st.session_state.volume = st.slider(
    "Volume",
    0,
    10,
    value=st.session_state.volume,
)

st.write(
    f"Stored: {st.session_state.volume}"
)
