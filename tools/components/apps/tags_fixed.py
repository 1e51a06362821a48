import streamlit as st
from streamlit_tags import st_tags

state = st.session_state
state.setdefault("tags", ["tea"])

state.tags = st_tags(value=["tea"])

st.text(f"Tags: {', '.join(state.tags)}")
