import streamlit as st

state = st.session_state


@st.cache_resource
def empty_basket():
    return []


if "basket" not in state:
    state.basket = empty_basket()

if st.button("Add an egg"):
    state.basket.append("egg")

if st.button("Empty the basket"):
    state.basket = empty_basket()

st.write(f"Eggs: {len(state.basket)}")
