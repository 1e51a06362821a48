import streamlit as st

state = st.session_state
state.setdefault("price", 0)


def count():
    guests = state.get("guests", 1)
    state.price = 5 * guests * state.food


st.checkbox(
    "With food",
    key="food",
    on_change=count,
)
if state.food:
    st.number_input(
        "Guests",
        1,
        key="guests",
        on_change=count,
        persist_state="session",
    )

st.write(f"Price: {state.price}")
