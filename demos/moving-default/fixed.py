from datetime import datetime

import streamlit as st

state = st.session_state
if "name" not in state:
    state.name = f"note {datetime.now()}"

name = st.text_input(
    "File name", key="name"
)

st.write(f"Saved as: {name}")
