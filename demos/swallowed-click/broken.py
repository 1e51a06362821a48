import streamlit as st

state = st.session_state
state.setdefault("sent", 0)


def send():
    state.sent += 1


name = st.text_input("Name")
if name:
    st.info(f"Hello, {name}.")
    st.info("Nice to meet you.")
st.button("Send", on_click=send)

st.write(f"Sent: {state.sent}")
