import streamlit as st

state = st.session_state
state.setdefault("sent", [])

with st.form(
    "message form",
    clear_on_submit=True,
):
    message = st.text_input("Message")
    sends = st.form_submit_button("Send")

if sends and message:
    state.sent.append(message)

st.write(f"Sent: {', '.join(state.sent)}")
