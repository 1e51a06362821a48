import streamlit as st

city = st.text_input(
    "City",
    key="city",
)

st.write(f"Weather in: {city}")
