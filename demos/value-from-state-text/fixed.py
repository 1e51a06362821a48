import streamlit as st

if "name" not in st.session_state:
    st.session_state.name = "Ada"

st.text_input(
    "Your name",
    key="name",
)

st.write(
    f"Hello, {st.session_state.name}!"
)
