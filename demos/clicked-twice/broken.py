import time

import streamlit as st

state = st.session_state
state.setdefault("paid", 0)

if st.button("Pay 5"):
    state.paid += 5
    time.sleep(2)

st.write(f"Paid: {state.paid}")
