import streamlit as st

if "number" not in st.session_state:
    st.session_state.number = 5


def reset():
    st.session_state.number = 5


number = st.slider(
    "Pick a number", 0, 10, key="number"
)

st.button("Reset", on_click=reset)

st.write(f"Number: {number}")
