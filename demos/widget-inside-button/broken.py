import streamlit as st

if st.button("Plan a trip"):
    days = st.slider("Days", 1, 14, 3)
    st.write(f"Hotel: {days * 80}")
