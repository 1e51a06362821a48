import streamlit as st

CITIES = ["Oslo", "Lima", "Cairo", "Rome"]

stored = st.query_params.get(
    "city", "Oslo"
)

city = st.selectbox(
    "City",
    CITIES,
    index=CITIES.index(stored),
)

st.query_params["city"] = city

st.write(f"Weather in {city}")
