import streamlit as st

for name in ("Ann", "Bob"):
    note = st.text_input(
        "Note",
        key=f"note {name}",
    )
    st.write(f"{name}: {note}")
