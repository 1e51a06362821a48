import streamlit as st

FRUITS = ["apple", "banana", "cherry"]

if "fruit" not in st.session_state:
    st.session_state.fruit = "apple"

st.selectbox(
    "Fruit",
    FRUITS,
    key="fruit",
)

st.write(
    f"Stored: {st.session_state.fruit}"
)
