import streamlit as st
from streamlit_card import card

state = st.session_state
state.setdefault("opened", 0)

if card("Tea", "hot", key="card"):
    state.opened += 1

st.button("Any other input")
st.text(f"Opened: {state.opened}")
