import streamlit as st

number = st.slider(
    "Pick a number", 0, 10, 5
)

if st.button("Reset"):
    number = 5

st.button("Any other input")

st.write(f"Number: {number}")
