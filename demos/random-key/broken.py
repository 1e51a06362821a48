from uuid import uuid4

import streamlit as st

for name in ("Ann", "Bob"):
    note = st.text_input(
        "Note",
        key=f"note {uuid4()}",
    )
    st.write(f"{name}: {note}")
