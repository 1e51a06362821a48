import streamlit as st

state = st.session_state
state.setdefault("asked", [])


def suggest():
    state.question = "What is new?"


st.button(
    "What is new?", on_click=suggest
)

question = st.chat_input(
    "Ask", key="question"
)
if question:
    state.asked.append(question)

for text in state.asked:
    st.write(f"You asked: {text}")
