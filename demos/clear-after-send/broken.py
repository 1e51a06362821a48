import streamlit as st

state = st.session_state
state.setdefault("sent", [])

message = st.text_input("Message")

if st.button("Send") and message:
    state.sent.append(message)
    message = ""

st.write(f"Sent: {', '.join(state.sent)}")
