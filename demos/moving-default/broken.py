from datetime import datetime

import streamlit as st

default = f"note {datetime.now()}"

name = st.text_input(
    "File name", value=default
)

st.write(f"Saved as: {name}")
