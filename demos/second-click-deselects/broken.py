import streamlit as st

PRICES = {"S": 9, "M": 11, "L": 14}

size = st.pills(
    "Size",
    list(PRICES),
    default="M",
)

st.write(f"Price: {PRICES[size]} euros")
