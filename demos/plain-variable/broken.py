import streamlit as st

visitors = 0

if st.button("One more"):
    visitors += 1

st.write(f"Visitors: {visitors}")
