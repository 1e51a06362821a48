import streamlit as st

state = st.session_state


def start_over():
    state.clear()


name = st.text_input("Name", key="name")
guests = st.slider(
    "Guests", 1, 9, 2, key="guests"
)
st.button(
    "Start over", on_click=start_over
)
st.button("Any other input")

st.write(f"{name}: {guests} guests")
