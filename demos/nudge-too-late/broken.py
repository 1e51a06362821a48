import streamlit as st

if "start" not in st.session_state:
    st.session_state.start = 5

number = st.slider(
    "Pick a number",
    0,
    10,
    value=st.session_state.start,
)

if st.button("Add one") and number < 10:
    st.session_state.start = number + 1

st.write(f"Number: {number}")
