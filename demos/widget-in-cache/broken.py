import streamlit as st


@st.cache_data
def report():
    year = st.slider("Year", 2020, 2025)
    return f"Report for {year}"


st.write(report())
