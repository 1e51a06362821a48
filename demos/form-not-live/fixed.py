import streamlit as st

MENU = {
    "Tea": ["green", "black"],
    "Coffee": ["latte", "mocha"],
}

kind = st.selectbox("Kind", MENU)
with st.form("order"):
    drink = st.selectbox(
        "Drink", MENU[kind]
    )
    st.form_submit_button("Order")

st.write(f"{kind}: {drink}")
