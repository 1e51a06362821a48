import streamlit as st

if "name" not in st.session_state:
    st.session_state.name = "Ada"

st.session_state.name = st.text_input(
    "Your name",
    value=st.session_state.name,
)

st.write(
    f"Hello, {st.session_state.name}!"
)
