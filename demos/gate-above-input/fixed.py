import streamlit as st

state = st.session_state
state.setdefault("agreed", False)

st.button(
    "Place order",
    disabled=not state.agreed,
)

st.checkbox(
    "I accept the terms",
    key="agreed",
)
