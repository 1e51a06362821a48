import streamlit as st

if "order" not in st.session_state:
    st.session_state.order = {"eggs": 6}

order = st.session_state.order

order["eggs"] = st.number_input(
    "Eggs",
    min_value=0,
    value=order["eggs"],
)

st.write(f"Ordered: {order['eggs']}")
