import streamlit as st

state = st.session_state
state.setdefault(
    "messages", ["How can I help?"]
)

for message in state.messages:
    st.write(message)

text = st.chat_input("Message")
if text:
    state.messages.append(text)
