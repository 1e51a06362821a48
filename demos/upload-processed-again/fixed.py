import streamlit as st

state = st.session_state
state.setdefault("rows", [])


def read():
    if state.file:
        text = state.file.read().decode()
        state.rows += text.split()


st.file_uploader(
    "Data",
    key="file",
    on_change=read,
)

st.button("Any other input")

st.write(f"Rows: {len(state.rows)}")
