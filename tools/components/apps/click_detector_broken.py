import streamlit as st
from st_click_detector import click_detector

LINKS = """
<a href='#' id='tea'>Tea</a>
<a href='#' id='cocoa'>Cocoa</a>
"""

state = st.session_state
state.setdefault("orders", [])

clicked = click_detector(LINKS, key="links")
if clicked:
    state.orders.append(clicked)

st.button("Any other input")
st.text(f"Orders: {', '.join(state.orders)}")
