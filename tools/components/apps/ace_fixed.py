import streamlit as st
from streamlit_ace import st_ace

state = st.session_state
state.setdefault("code", "")

state.code = st_ace(auto_update=True)

st.text(f"Code: {state.code}")
