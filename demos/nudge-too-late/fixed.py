import streamlit as st

if "picked" not in st.session_state:
    st.session_state.picked = 5


def add_one():
    if st.session_state.picked < 10:
        st.session_state.picked += 1


number = st.slider(
    "Pick a number",
    0,
    10,
    key="picked",
)

st.button("Add one", on_click=add_one)

st.write(f"Number: {number}")
