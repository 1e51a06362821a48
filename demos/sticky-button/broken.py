import streamlit as st

state = st.session_state
state.setdefault("report", False)

if st.button("Report", key="report"):
    state.report = True

if state.report:
    st.write("12 orders this week")
else:
    st.write("No report yet")
