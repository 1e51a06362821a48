import streamlit as st

state = st.session_state
state.setdefault("eggs", 0)


def add():
    state.eggs += 1


with st.expander(
    f"Basket ({state.eggs})",
    key="basket",
):
    st.button("Add an egg", on_click=add)

st.write(f"Eggs: {state.eggs}")
