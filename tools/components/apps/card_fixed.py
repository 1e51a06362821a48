import streamlit as st
from streamlit_card import card

state = st.session_state
state.setdefault("opened", 0)
state.setdefault("turn", 0)

if card("Tea", "hot", key=f"card {state.turn}"):
    state.opened += 1
    state.turn += 1
    st.rerun()

st.button("Any other input")
st.text(f"Opened: {state.opened}")
