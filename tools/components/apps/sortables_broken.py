import streamlit as st
from streamlit_sortables import sort_items

state = st.session_state
state.setdefault("order", ["tea", "milk", "eggs"])

state.order = sort_items(state.order)

st.text(f"Order: {', '.join(state.order)}")
