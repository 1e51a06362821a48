import streamlit as st

if "picked" not in st.session_state:
    st.session_state.picked = 5


def reset():
    st.session_state.picked = 5


number = st.slider(
    "Pick a number", 0, 10, key="picked"
)

st.button("Reset", on_click=reset)

st.button("Any other input")

st.write(f"Number: {number}")
