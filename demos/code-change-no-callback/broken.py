import streamlit as st

state = st.session_state
state.setdefault("people", 1)
state.setdefault("price", 8)


def work_out_price():
    state.price = state.people * 8


def family():
    state.people = 5


st.number_input(
    "People",
    1,
    20,
    key="people",
    on_change=work_out_price,
)
st.button("Family", on_click=family)

price = state.price
st.write(f"Tickets: {price} dollars")
