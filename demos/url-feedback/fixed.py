import streamlit as st

CITIES = ["Oslo", "Lima", "Cairo", "Rome"]

city = st.selectbox(
    "City",
    CITIES,
    key="city",
    bind="query-params",
)

st.write(f"Weather in {city}")
