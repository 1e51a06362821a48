import streamlit as st

state = st.session_state
state.setdefault("rows", [])


def read():
    text = state.file.read().decode()
    state.rows += text.split()


if st.file_uploader(
    "Data",
    key="file",
):
    read()

st.button("Any other input")

st.write(f"Rows: {len(state.rows)}")
