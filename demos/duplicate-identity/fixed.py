import streamlit as st

state = st.session_state
state.setdefault("bought", "nothing")


def buy(name):
    state.bought = name


for name in ("apple", "pear"):
    st.text(name)
    st.button(
        "Buy",
        key=f"buy {name}",
        on_click=buy,
        args=[name],
    )

st.text(f"Bought: {state.bought}")
