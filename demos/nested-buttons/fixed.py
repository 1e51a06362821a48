import streamlit as st

if "orders" not in st.session_state:
    st.session_state.orders = 0
    st.session_state.started = False


def start():
    st.session_state.started = True


def confirm():
    st.session_state.started = False
    st.session_state.orders += 1


st.button("Start order", on_click=start)

if st.session_state.started:
    st.button(
        "Confirm order", on_click=confirm
    )

st.write(
    f"Orders: {st.session_state.orders}"
)
