import streamlit as st

RATES = {"Germany": 19, "Spain": 21}

state = st.session_state
state.setdefault("rate", 19)


def new_country():
    state.rate = RATES[state.country]


country = st.selectbox(
    "Country",
    RATES,
    key="country",
    on_change=new_country,
)
rate = st.number_input(
    "VAT in %",
    min_value=0,
    key="rate",
)

st.write(f"{country}: {rate} %")
