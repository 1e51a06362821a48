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


question = st.chat_input("Ask")
if question:
    state.talk.append([question, None])

for turn in state.talk:
    st.write(turn[0])
    if turn[1]:
        st.write(turn[1])
    else:
        turn[1] = answer(turn[0])
