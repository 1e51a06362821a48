from pathlib import Path

import streamlit as st

FILE = Path("note.txt")

if not FILE.exists():
    FILE.write_text("milk")

if "note" not in st.session_state:
    st.session_state.note = (
        FILE.read_text()
    )

note = st.text_area("Note", key="note")

FILE.write_text(note)

st.write(
    f"In the file: {FILE.read_text()}"
)
