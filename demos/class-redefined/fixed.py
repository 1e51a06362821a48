from dataclasses import dataclass

import streamlit as st


@dataclass
class Item:
    name: str


TEA = Item("tea")

cart = st.session_state.setdefault(
    "cart", []
)

if st.button("Add tea"):
    cart.append(TEA.name)

st.button("Any other input")

st.write(f"Tea: {cart.count(TEA.name)}")
st.write(f"In the cart: {len(cart)}")
