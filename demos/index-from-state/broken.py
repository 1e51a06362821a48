import streamlit as st

FRUITS = ["apple", "banana", "cherry"]

if "fruit" not in st.session_state:
    st.session_state.fruit = "apple"

stored = st.session_state.fruit

st.session_state.fruit = st.selectbox(
    "Fruit",
    FRUITS,
    index=FRUITS.index(stored),
)

st.write(
    f"Stored: {st.session_state.fruit}"
)
