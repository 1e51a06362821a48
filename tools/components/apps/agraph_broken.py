import streamlit as st
from streamlit_agraph import Config, Node, agraph

state = st.session_state
state.setdefault("opened", 0)
nodes = [Node(id="Ann", label="Ann", size=40)]

chosen = agraph(
    nodes, [], Config(width=300, height=200, physics=False)
)
if chosen:
    state.opened += 1

st.button("Any other input")
st.text(f"Opened: {state.opened}")
