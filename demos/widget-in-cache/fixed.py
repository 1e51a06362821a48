import streamlit as st


@st.cache_data
def report(year):
    return f"Report for {year}"


year = st.slider("Year", 2020, 2025)

st.write(report(year))
