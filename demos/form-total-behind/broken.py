import streamlit as st

state = st.session_state
state.setdefault("total", 0)

st.write(f"Total: {state.total}")

with st.form("expense"):
    amount = st.number_input(
        "Amount", 1, 500, value=10
    )
    adds = st.form_submit_button("Add")

if adds:
    state.total += amount
