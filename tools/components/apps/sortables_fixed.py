import streamlit as st
from streamlit_sortables import sort_items

order = sort_items(["tea", "milk", "eggs"])

st.text(f"Order: {', '.join(order)}")
