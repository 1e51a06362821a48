import streamlit as st
from st_click_detector import click_detector

LINKS = """
<a href='#' id='tea'>Tea</a>
<a href='#' id='cocoa'>Cocoa</a>
"""

state = st.session_state
state.setdefault("orders", [])
state.setdefault("turn", 0)

clicked = click_detector(
    LINKS,
    key=f"links {state.turn}",
)
if clicked:
    state.orders.append(clicked)
    state.turn += 1
    st.rerun()

st.button("Any other input")
st.text(f"Orders: {', '.join(state.orders)}")
