import streamlit as st

state = st.session_state
state.setdefault("messages", [])

question = st.chat_input("Message")
if question:
    answer = f"You wrote {question}."
    state.messages += [
        ("user", question),
        ("assistant", answer),
    ]

for who, text in state.messages:
    with st.chat_message(who):
        st.write(text)
