import streamlit as st

if "orders" not in st.session_state:
    st.session_state.orders = 0

if st.button("Start order"):
    if st.button("Confirm order"):
        st.session_state.orders += 1

st.write(
    f"Orders: {st.session_state.orders}"
)
