import streamlit as st

state = st.session_state
state.setdefault("people", 1)


def family():
    state.people = 5


st.number_input(
    "People",
    1,
    20,
    key="people",
)
st.button("Family", on_click=family)

price = state.people * 8
st.write(f"Tickets: {price} dollars")
