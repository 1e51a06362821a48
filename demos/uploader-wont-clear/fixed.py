import streamlit as st

state = st.session_state
state.setdefault("turn", 0)


def remove():
    state.turn += 1


report = st.file_uploader(
    "Report",
    key=f"report {state.turn}",
)
st.button("Remove", on_click=remove)

name = report.name if report else "none"
st.write(f"File: {name}")
