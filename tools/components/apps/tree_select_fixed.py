import streamlit as st
from streamlit_tree_select import tree_select

NODES = [
    {"label": name, "value": name}
    for name in ("Ann", "Bo", "Cy")
]
state = st.session_state
state.setdefault("checked", [])

state.checked = tree_select(NODES)["checked"]

st.text(f"Here: {', '.join(state.checked)}")
