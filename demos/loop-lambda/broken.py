import streamlit as st

state = st.session_state
state.setdefault("booked", "nothing")


def book(table):
    state.booked = table


for table in ["Window", "Garden", "Bar"]:
    st.button(
        table,
        on_click=lambda: book(table),
    )

st.write(f"Booked: {state.booked}")
