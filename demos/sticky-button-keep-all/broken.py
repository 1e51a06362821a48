import streamlit as st

state = st.session_state

for name in state:
    state[name] = state[name]

st.text_input("Customer", key="customer")

st.button("Check", key="check")

st.write(f"Order of {state.customer}")
