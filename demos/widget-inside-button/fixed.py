import streamlit as st

state = st.session_state
state.setdefault("planning", False)


def plan():
    state.planning = True


st.button("Plan a trip", on_click=plan)

if state.planning:
    days = st.slider("Days", 1, 14, 3)
    st.write(f"Hotel: {days * 80}")
