import streamlit as st

state = st.session_state

if "customer" in state:
    state.customer = state.customer

st.text_input("Customer", key="customer")

st.button("Check", key="check")

st.write(f"Order of {state.customer}")
