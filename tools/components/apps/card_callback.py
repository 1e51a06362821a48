import streamlit as st
from streamlit_card import card

state = st.session_state
state.setdefault("opened", 0)


def count():
    state.opened += 1


card("Tea", "hot", key="card", on_click=count)

st.button("Any other input")
st.text(f"Opened: {state.opened}")
