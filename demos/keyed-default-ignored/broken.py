import streamlit as st

RATES = {"Germany": 19, "Spain": 21}

country = st.selectbox("Country", RATES)
rate = st.number_input(
    "VAT in %",
    min_value=0,
    value=RATES[country],
    key="rate",
)

st.write(f"{country}: {rate} %")
