from pathlib import Path

import streamlit as st

FILE = Path("note.txt")

if not FILE.exists():
    FILE.write_text("milk")

note = st.text_area(
    "Note",
    value=FILE.read_text(),
)

FILE.write_text(note)

st.write(
    f"In the file: {FILE.read_text()}"
)
