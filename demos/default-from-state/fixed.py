import streamlit as st

FRUITS = ["apple", "banana", "cherry"]

if "basket" not in st.session_state:
    st.session_state.basket = []

st.multiselect(
    "Basket",
    FRUITS,
    key="basket",
)

chosen = ", ".join(
    st.session_state.basket
)
st.write(f"Stored: {chosen or 'nothing'}")
