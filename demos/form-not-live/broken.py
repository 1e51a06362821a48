import streamlit as st

MENU = {
    "Tea": ["green", "black"],
    "Coffee": ["latte", "mocha"],
}

with st.form("order"):
    kind = st.selectbox("Kind", MENU)
    drink = st.selectbox(
        "Drink", MENU[kind]
    )
    st.form_submit_button("Order")

st.write(f"{kind}: {drink}")
