import streamlit as st

state = st.session_state


def remove():
    state.report = None


report = st.file_uploader(
    "Report",
    key="report",
)
st.button("Remove", on_click=remove)

name = report.name if report else "none"
st.write(f"File: {name}")
