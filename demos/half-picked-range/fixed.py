from datetime import date

import streamlit as st

stay = st.date_input(
    "Stay",
    (date(2030, 1, 1), date(2030, 1, 4)),
)

if len(stay) < 2:
    st.info("Choose the last day too")
    st.stop()

first, last = stay
nights = (last - first).days
st.write(f"Nights: {nights}")
