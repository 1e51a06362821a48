import streamlit as st

city = st.text_input(
    "City",
    key="city",
    bind="query-params",
)

st.write(f"Weather in: {city}")
