import streamlit as st

COLORS = ["red", "green", "blue"]
state = st.session_state


def reset():
    state.color = "red"


color = st.selectbox(
    "Color", COLORS, key="color"
)
st.button("Reset", on_click=reset)
st.button("Any other input")

st.write(f"Color: {color}")
