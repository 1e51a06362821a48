import streamlit as st

state = st.session_state
state.setdefault("shown", False)


def show():
    state.shown = True


st.button("Report", on_click=show)

if state.shown:
    st.write("12 orders this week")
else:
    st.write("No report yet")
