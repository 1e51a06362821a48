import streamlit as st

state = st.session_state
state.setdefault("cups", [])


def order():
    state.cups.append(state.drink)


drink = st.pills(
    "Order a drink",
    ["tea", "cocoa"],
    key="drink",
)
if drink:
    order()

st.checkbox("Take away")

st.write(
    f"Ordered: {', '.join(state.cups)}"
)
