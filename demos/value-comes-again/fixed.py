import streamlit as st

state = st.session_state
state.setdefault("cups", [])


def order():
    state.cups.append(state.drink)
    state.drink = None


st.pills(
    "Order a drink",
    ["tea", "cocoa"],
    key="drink",
    on_change=order,
)

st.checkbox("Take away")

st.write(
    f"Ordered: {', '.join(state.cups)}"
)
