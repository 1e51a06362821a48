import streamlit as st

state = st.session_state
state.setdefault("asked", [])

question = st.chat_input("Ask")

if st.button("What is new?"):
    question = "What is new?"

if question:
    state.asked.append(question)

for text in state.asked:
    st.write(f"You asked: {text}")
