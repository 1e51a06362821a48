import time

import streamlit as st

state = st.session_state
state.setdefault("paid", 0)
state.setdefault("busy", False)


def begin():
    state.busy = True


st.button(
    "Pay 5",
    on_click=begin,
    disabled=state.busy,
)
if state.busy:
    state.paid += 5
    time.sleep(2)
    state.busy = False
    st.rerun()

st.write(f"Paid: {state.paid}")
