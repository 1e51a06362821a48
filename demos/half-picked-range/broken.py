from datetime import date

import streamlit as st

stay = st.date_input(
    "Stay",
    (date(2030, 1, 1), date(2030, 1, 4)),
)

first, last = stay
nights = (last - first).days
st.write(f"Nights: {nights}")
