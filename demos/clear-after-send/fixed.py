import streamlit as st

state = st.session_state
state.setdefault("sent", [])


def send():
    if state.message:
        state.sent.append(state.message)
        state.message = ""


st.text_input("Message", key="message")

st.button("Send", on_click=send)

st.write(f"Sent: {', '.join(state.sent)}")
