import streamlit as st

if "number" not in st.session_state:
    st.session_state.number = 5


def add_one():
    if st.session_state.number < 10:
        st.session_state.number += 1


number = st.slider(
    "Pick a number",
    0,
    10,
    key="number",
)

st.button("Add one", on_click=add_one)

st.write(f"Number: {number}")
