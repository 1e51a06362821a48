import time

import streamlit as st

state = st.session_state
state.setdefault("talk", [])


def answer(question):
    place = st.empty()
    text = "I"
    for word in ["like", question]:
        place.write(text)
        time.sleep(1)
        text += f" {word}"
    place.write(text)
    return text


for text in state.talk:
    st.write(text)

question = st.chat_input("Ask")
if question:
    state.talk.append(question)
    st.write(question)
    text = answer(question)
    state.talk.append(text)
